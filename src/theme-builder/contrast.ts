/** `#rgb` or `#rrggbb`, in any case and with space around it, as `#rrggbb`; `undefined` for anything else. */
export function readHex(text: string): string | undefined {
  const hex = text.trim().toLowerCase();
  if (/^#[\da-f]{6}$/.test(hex)) return hex;
  return /^#[\da-f]{3}$/.test(hex) ? hex.replace(/[\da-f]/g, '$&$&') : undefined;
}

/** Contrast ratio of WCAG 2, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [dark, light] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The colour nearest to this one, towards black or white, that has the contrast; black or white where none has. */
export function mend(colour: string, background: string, least: number): string {
  const goal = luminanceOf(background) > 0.18 ? 0 : 255;
  for (let step = 0; step <= 100; step += 1) {
    const mixed = mix(colour, goal, step / 100);
    if (contrastOf(mixed, background) >= least) return mixed;
  }
  return goal === 0 ? '#000000' : '#ffffff';
}

function channelsOf(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function luminanceOf(hex: string): number {
  const [red, green, blue] = channelsOf(hex).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(hex: string, goal: number, share: number): string {
  const channels = channelsOf(hex).map((channel) => Math.round(channel + (goal - channel) * share));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
