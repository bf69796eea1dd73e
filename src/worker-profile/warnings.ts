import { isDevelopment, warnOfSlots, warnOfValue, warnOnce } from '../development.js';
import { isSafeHref } from '../safe-href.js';
import type { WorkerProfileElement } from './worker-profile.js';

const choices: Record<'layout' | 'story', readonly string[]> = {
  layout: ['card', 'row', 'feature'],
  story: ['full', 'panel', 'clamp'],
};
/** All but lists of things. */
const single =
  'portrait heading name post street community district city nickname years motto tags stats facts career projects process honours'.split(
    ' ',
  );

/** Warns, in development, of children that a profile shows, but not as their author will have meant, or not at all. */
export function warnOfChildren(profile: Element): void {
  if (!isDevelopment()) return;
  warnOfSlots(profile, single);
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

/** Warns, in development, of values that a profile leaves out. */
export function warnOfProperties(
  profile: WorkerProfileElement,
  changed: ReadonlyMap<PropertyKey, unknown>,
): void {
  if (!isDevelopment()) return;
  for (const [name, values] of Object.entries(choices)) {
    const value = profile[name as keyof typeof choices];
    if (!values.includes(value)) warnOfValue(profile, name, value, values.join(', '));
  }
  if (changed.has('href') && profile.href && !isSafeHref(profile.href)) {
    warnOfValue(profile, 'href', profile.href, 'http:, https: or a relative address');
  }
}
