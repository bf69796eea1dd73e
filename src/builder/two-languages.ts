/** The languages of the tools for editors and designers. What is edited in them has a language of its own. */
export type Language = 'zh' | 'en';

/** A text of a tool itself, in both. */
export type Text = readonly [zh: string, en: string];

export function pick([zh, en]: Text, language: Language): string {
  return language === 'en' ? en : zh;
}
