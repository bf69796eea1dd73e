import { isDevelopment, warnOfSlots, warnOnce } from '../development.js';
import type { ColumnHeaderElement } from './column-header.js';

/** All but lists, and lines of which there may be several. */
const single = 'kicker issued-by abstract title published source original season cover'.split(' ');

/** Warns, in development, of what a header leaves out, and of slots that are filled twice. */
export function warnOfChildren(header: ColumnHeaderElement): void {
  if (!isDevelopment()) return;
  warnOfSlots(header, single);
  const level = header.querySelector(':scope > [slot=title]')?.localName;
  if (level && !/^h[1-3]$/.test(level)) {
    warnOnce(
      `column-header:${level}`,
      `<column-header>: slot="title" takes an <h1>, <h2> or <h3>, not <${level}>.`,
    );
  }
  const isSlotted = header.querySelector(':scope > [slot=kicker]') !== null;
  if (header.kickerHref && (isSlotted || !header.kicker)) {
    warnOnce(
      'column-header:kicker-href',
      '<column-header kicker-href> needs the attribute kicker: a slotted kicker has an <a> of its own.',
    );
  }
}
