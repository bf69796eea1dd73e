import { warnOnce } from '../development.js';

const single = ['portrait', 'heading', 'nickname', 'years', 'motto'];

/** Warns, in development, of children that a profile shows, but not as their author will have meant. */
export function checkChildren(profile: Element, slots: readonly string[]): void {
  for (const name of single) {
    if (slots.indexOf(name) !== slots.lastIndexOf(name)) {
      warnOnce(`worker-profile:${name}`, `<worker-profile>: slot="${name}" is filled twice.`);
    }
  }
  const level = profile.querySelector(':scope > [slot=heading]')?.localName;
  if (level && !/^h[2-6]$/.test(level)) {
    warnOnce(
      `worker-profile:${level}`,
      `<worker-profile>: slot="heading" takes an <h2> to <h6>, not <${level}>.`,
    );
  }
  if (profile.parentElement?.closest('worker-profile')) {
    warnOnce('worker-profile:nested', '<worker-profile> stands inside another one.');
  }
}
