/** What a profile has to know of its children. */
export interface ProfileChildren {
  /** The slot of each element, `''` for the story. */
  readonly slots: readonly string[];
  readonly isPortraitBroken: boolean;
  readonly isHeadingLinked: boolean;
  /** Of the person, as far as the heading tells it apart; for the initial, where no attribute gives it. */
  readonly name: string;
}

/**
 * Reads a profile's children in one pass, without a selector for each question: a page of cards asks a thousand times.
 * White space with a line break is how markup is written; other text, even none yet, is of the story.
 */
export function readProfileChildren(profile: Element): ProfileChildren {
  const slots: string[] = [];
  let image: HTMLImageElement | null | undefined;
  let link: Element | null | undefined;
  let name = '';
  for (let child = profile.firstChild; child; child = child.nextSibling) {
    if (child instanceof Element) {
      const { slot } = child;
      slots.push(slot);
      if (slot === 'portrait')
        image ??= child instanceof HTMLImageElement ? child : child.querySelector('img');
      if (slot === 'heading') {
        link ??= child.querySelector('a');
        name ||= readName(child);
      }
      if (slot === 'name') name ||= child.textContent ?? '';
    } else if (child instanceof Text && !/^\s*\n\s*$/.test(child.data)) slots.push('');
  }
  const isPortraitBroken = image?.complete === true && image.naturalWidth === 0 && image.src !== '';
  return { slots, isPortraitBroken, isHeadingLinked: Boolean(link), name };
}

/** What stands out in the heading, or is all of it and short enough. */
function readName(heading: Element): string {
  const own = heading.querySelector('strong, b, span:last-child');
  const text = (own ?? heading).textContent?.trim() ?? '';
  return own || /^\S{2,4}$/.test(text) ? text : '';
}
