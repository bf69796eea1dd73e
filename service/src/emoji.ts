const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whether the text is one emoji. Digits and `#` have the property `Emoji` too, but are none by themselves. */
export function isEmoji(text: string): boolean {
  return firstEmoji(text) === text;
}

/** The emoji that the text begins with. */
export function firstEmoji(text: string): string | undefined {
  const [first] = segmenter.segment(text);
  if (!first || !/\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u.test(first.segment))
    return undefined;
  return first.segment;
}
