import { copyAttributes } from './attributes.js';

/** Elements that only carry what is in them; any other goes into the tag as a whole, with its meaning. */
const carriers = /^(article|aside|blockquote|center|div|figure|footer|header|main|section|span)$/;

/** Where our tags belong in a profile, and which elements of HTML have a place of their own. */
const places: Readonly<Record<string, readonly (readonly [slot: string, pattern: RegExp])[]>> = {
  'worker-profile': [
    ['media', /^swipe-gallery$/],
    ['stats', /^stat-(counter|group)$/],
    ['actions', /^like-button$/],
    ['heading', /^h[1-6]$/],
  ],
  'column-header': [
    ['title', /^h[1-3]$/],
    ['published', /^time$/],
  ],
  'qr-link': [['question', /^h[1-6]$/]],
};

/** What `data-lane="NAME"` or `class="lane-NAME"` says. */
export function readLane(element: Element): string {
  return (
    (element.getAttribute('data-lane') ?? '').trim() ||
    (/(?:^|\s)lane-([\w-]+)/.exec(element.getAttribute('class') ?? '')?.[1] ?? '')
  );
}

/**
 * Puts a tag in the place of markup that stands for it. The author's own nodes move, none is copied or left out; what
 * the element said of itself (`id`, `lang`, `dir`, classes) the tag says.
 *
 * @param nameOf - the tag that an element is or stands for, if any
 */
export function upgradeMarkup(
  element: HTMLElement,
  host: HTMLElement,
  tag: string,
  nameOf: (element: Element) => string | undefined,
): void {
  const mark = element.ownerDocument.createComment('');
  element.before(mark);
  if (carriers.test(element.localName)) {
    copyAttributes(element, host);
    host.append(...element.childNodes);
    element.remove();
  } else {
    for (const name of ['lang', 'dir', 'slot']) {
      const value = element.getAttribute(name);
      if (value !== null) host.setAttribute(name, value);
    }
    host.append(element);
  }
  const placed = [...host.children].filter((child) => place(child, tag, nameOf(child), host));
  if (tag === 'worker-profile') nameProfile(host);
  const link =
    tag === 'qr-link' && !host.hasAttribute('href') && host.querySelector<HTMLAnchorElement>('a[href]');
  if (link) host.setAttribute('href', link.href);
  // Now that it has all its children.
  mark.replaceWith(host);
  void showUnplaced(host, placed);
}

/** What stands out in the heading, or is all of it and short enough: the initial and the indent come from it. */
function nameProfile(host: HTMLElement): void {
  const heading = host.querySelector('[slot=heading]');
  const bold = heading?.querySelector('strong,b');
  const name = (bold ?? heading)?.textContent?.trim();
  if (name && (bold || /^\S{2,4}$/.test(name)) && !host.hasAttribute('name')) host.setAttribute('name', name);
}

/** Gives a child its slot, by what it is or says of itself; whether that was a guess. */
function place(child: Element, tag: string, name: string | undefined, host: Element): boolean {
  if (child.slot) return false;
  const [known] =
    places[tag]?.find(
      ([slot, pattern]) =>
        pattern.test(name ?? child.localName) && (name || !host.querySelector(`:scope > [slot=${slot}]`)),
    ) ?? [];
  const slot = name ? known : readLane(child) || known;
  if (slot) child.slot = slot;
  return Boolean(slot);
}

/** What stands in a slot that the element does not have would not be seen: it goes where the rest goes. */
async function showUnplaced(host: HTMLElement, placed: readonly Element[]): Promise<void> {
  await (host as { updateComplete?: Promise<unknown> }).updateComplete;
  for (const child of placed)
    if (child.parentNode === host && !child.assignedSlot) child.removeAttribute('slot');
}
