export const sourceLocale = `zh-Hans`;
export const targetLocales = [`en`, `zh-Hant`] as const;
export const allLocales = [`en`, `zh-Hans`, `zh-Hant`] as const;
