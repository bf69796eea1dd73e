/** The theme sheets: nothing but variables. */

const colours = ['ink', 'ink-muted', 'ink-faint', 'paper', 'surface', 'rule', 'accent', 'on-accent', 'tint'];
const strongColours = ['ink', 'ink-muted', 'ink-faint', 'accent'];
const note = '/* Made from tokens/lanelight.tokens.json by `npm run tokens`: change it there. */';

/** A theme as a sheet of its own: linked, it is the page's; with `data-theme`, that of an element and what is in it. */
export function formatTheme(tokens, name) {
  return [
    note,
    block([':where(:root)', `[data-theme='${name}']`], plain(tokens, name)),
    block(['[data-elder]', ...elderIn(name)], strong(tokens, name)),
    contrastMore([':where(:root)', `[data-theme='${name}']`], strong(tokens, name)),
  ].join('\n');
}

/**
 * The part of `lanelight.css`: `daily`, whose values every element has as its literals; `night`; and `auto`, which
 * follows the reader's own setting.
 */
export function formatBuiltIn(tokens) {
  const dark = (selectors, declarations) =>
    `@media (prefers-color-scheme: dark) {\n${block(selectors, declarations)}\n}`;
  return [
    note,
    block([`[data-theme='daily']`], plain(tokens, 'daily')),
    block([`[data-theme='night']`], plain(tokens, 'night')),
    dark([`[data-theme='auto']`], plain(tokens, 'night')),
    block(['[data-elder]', ...elderIn('daily')], strong(tokens, 'daily')),
    block(elderIn('night'), strong(tokens, 'night')),
    dark(elderIn('auto'), strong(tokens, 'night')),
    contrastMore([':where(:root)', `[data-theme='daily']`], strong(tokens, 'daily')),
    contrastMore([`[data-theme='night']`], strong(tokens, 'night')),
    `@media (prefers-contrast: more) and (prefers-color-scheme: dark) {\n${block([`[data-theme='auto']`], strong(tokens, 'night'))}\n}`,
  ].join('\n');
}

/** The sizes of elder mode, which are the same in every theme. */
export function formatElder(tokens) {
  const sizes = ['font-size', 'small', 'leading', 'target', 'duration'];
  return [
    note,
    block(
      ['[data-elder]'],
      sizes.map((name) => [`--lane-${name}`, tokens.get(`elder.${name}`).css]),
    ),
    ...[28, 32, 36, 40].map((size) => block([`[data-elder='${size}']`], [['--lane-font-size', `${size}px`]])),
  ].join('\n');
}

/** Tags by which a page says that it is in one of our languages. */
const tagsOf = { 'zh-hant': ['zh-Hant', 'zh-TW', 'zh-HK', 'zh-MO'], 'mn-mong': ['mn-Mong', 'mn-CN'] };

/** The fonts of languages, from the system; of no weight, so that a page's own `:root {}` beats them. */
export function formatFonts(tokens) {
  const languages = [...new Set([...tokens.keys()].flatMap((id) => /^fonts\.([^.]+)/.exec(id)?.[1] ?? []))];
  const rules = languages.map((language) =>
    block(
      [`:where(${(tagsOf[language] ?? [language]).map((tag) => `[lang]:lang(${tag})`).join(', ')})`],
      ['serif', 'sans', 'kai'].map((font) => [
        `--lane-font-${font}`,
        tokens.get(`fonts.${language}.${font}`).css,
      ]),
    ),
  );
  return [note, ...rules].join('\n');
}

/** Elder mode on the same element as the theme, inside of it, or around it. */
function elderIn(name) {
  const theme = `[data-theme='${name}']`;
  return [`${theme}[data-elder]`, `${theme} [data-elder]`, `[data-elder] ${theme}`];
}

function plain(tokens, name) {
  const scheme = name === 'night' ? 'dark' : 'light';
  return [
    ['color-scheme', scheme],
    ...colours.map((colour) => [`--lane-${colour}`, tokens.get(`${name}.${colour}`).css]),
  ];
}

function strong(tokens, name) {
  return strongColours.map((colour) => [`--lane-${colour}`, tokens.get(`${name}.strong.${colour}`).css]);
}

function contrastMore(selectors, declarations) {
  return `@media (prefers-contrast: more) {\n${block(selectors, declarations)}\n}`;
}

function block(selectors, declarations) {
  return `${selectors.join(',\n')} {\n${declarations.map(([name, value]) => `${name}: ${value};`).join('\n')}\n}`;
}
