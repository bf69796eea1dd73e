import { contrastOf, mend } from './contrast.js';
import { themes } from './themes.js';

export type ThemeName = keyof typeof themes;
export type ColourName = keyof (typeof themes)['daily']['colours'];
export type StrongName = keyof (typeof themes)['daily']['strong'];

/** A theme while it is made: plain data. */
export interface DraftTheme {
  readonly colours: Readonly<Record<ColourName, string>>;
  /** What elder mode and `prefers-contrast: more` put in their place. */
  readonly strong: Readonly<Record<StrongName, string>>;
  /** Corners, in px. */
  readonly radius: number;
  /** One step of space, in em. */
  readonly space: number;
}

/** Two colours that meet, and have less contrast than readers need. */
export interface Fault {
  readonly mode: 'plain' | 'elder';
  /** `text` is read; `control` is a border or a ring that tells where a control is. */
  readonly kind: 'text' | 'control';
  readonly colour: ColourName;
  readonly background: ColourName;
  readonly ratio: number;
  readonly least: number;
  /** The nearest colour that would do. */
  readonly mended: string;
}

export const colourNames = Object.keys(themes.daily.colours) as ColourName[];
export const strongNames = Object.keys(themes.daily.strong) as StrongName[];
export const themeNames = Object.keys(themes) as ThemeName[];

const texts = ['ink', 'ink-muted', 'ink-faint', 'accent'] as const;
const backgrounds = ['paper', 'surface', 'tint'] as const;

export function startFrom(name: ThemeName): DraftTheme {
  const { colours, strong } = themes[name];
  return { colours: { ...colours }, strong: { ...strong }, radius: 0, space: 0.5 };
}

/** Every pair of colours that the elements put together, with less contrast than WCAG and the elder rules ask for. */
export function findFaults(theme: DraftTheme): Fault[] {
  const faults = (mode: Fault['mode'], colours: DraftTheme['colours'], least: number): Fault[] => [
    ...texts.flatMap((colour) =>
      backgrounds.map((background) => checkPair(mode, 'text', colours, colour, background, least)),
    ),
    checkPair(mode, 'text', colours, 'on-accent', 'accent', least),
    // The border of a button and the ring of focus.
    ...backgrounds.map((background) => checkPair(mode, 'control', colours, 'accent', background, 3)),
  ];
  return [
    ...faults('plain', theme.colours, 4.5),
    ...faults('elder', { ...theme.colours, ...theme.strong }, 7),
  ].filter(({ ratio, least }) => ratio < least);
}

function checkPair(
  mode: Fault['mode'],
  kind: Fault['kind'],
  colours: DraftTheme['colours'],
  colour: ColourName,
  background: ColourName,
  least: number,
): Fault {
  const ratio = contrastOf(colours[colour], colours[background]);
  const mended = mend(colours[colour], colours[background], least);
  return { mode, kind, colour, background, ratio, least, mended };
}

/** The sheet that a site links after `lanelight.css`. Light letters are for screens: paper stays white. */
export function toCss(theme: DraftTheme): string {
  const css = toRules(theme);
  if (!isDark(theme)) return css;
  return `@media screen {\n${css.replace(':root {', ':root {\n  color-scheme: dark;').replace(/^(?=.)/gm, '  ')}}\n`;
}

/** Whether letters are lighter than what they stand on. */
function isDark({ colours }: DraftTheme): boolean {
  return contrastOf(colours.ink, '#ffffff') < contrastOf(colours.paper, '#ffffff');
}

function toRules({ colours, strong, radius, space }: DraftTheme): string {
  const lines = (values: Readonly<Record<string, string>>): string =>
    Object.entries(values)
      .map(([name, value]) => `  --lane-${name}: ${value};\n`)
      .join('');
  const shape = {
    ...(radius !== 0 && { radius: `${radius}px` }),
    ...(space !== 0.5 && { space: `${space}em` }),
  };
  return `:root {\n${lines({ ...colours, ...shape })}}\n[data-elder] {\n${lines(strong)}}\n@media (prefers-contrast: more) {\n  :root {\n${lines(strong).replace(/^/gm, '  ').trimEnd()}\n  }\n}\n`;
}
