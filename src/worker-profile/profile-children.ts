/** What a profile has to know of its children. */
export interface ProfileChildren {
  /** The slot of each element, `''` for the story. */
  readonly slots: readonly string[];
  readonly isPortraitBroken: boolean;
  readonly isHeadingLinked: boolean;
}

/**
 * Reads a profile's children in one pass, without a selector for each question: a page of cards asks a thousand times.
 * White space with a line break is how markup is written; other text, even none yet, is of the story.
 */
export function readProfileChildren(profile: Element): ProfileChildren {
  const slots: string[] = [];
  let image: HTMLImageElement | null | undefined;
  let link: Element | null | undefined;
  for (let child = profile.firstChild; child; child = child.nextSibling) {
    if (child instanceof Element) {
      const { slot } = child;
      slots.push(slot);
      if (slot === 'portrait')
        image ??= child instanceof HTMLImageElement ? child : child.querySelector('img');
      if (slot === 'heading') link ??= child.querySelector('a');
    } else if (child instanceof Text && !/^\s*\n\s*$/.test(child.data)) slots.push('');
  }
  const isPortraitBroken = image?.complete === true && image.naturalWidth === 0 && image.src !== '';
  return { slots, isPortraitBroken, isHeadingLinked: Boolean(link) };
}
