/** The theme sheets: nothing but variables. */

const colours = ['ink', 'ink-muted', 'ink-faint', 'paper', 'surface', 'rule', 'accent', 'on-accent', 'tint'];
const strongColours = ['ink', 'ink-muted', 'ink-faint', 'accent'];
const note = '/* Made from tokens/lanelight.tokens.json by `npm run tokens`: change it there. */';

/** Whose letters are light. On paper they would be pale: such a theme is for screens alone. */
const isDark = (name) => name === 'night';

/** A theme as a sheet of its own: linked, it is the page's; with `data-theme`, that of an element and what is in it. */
export function formatTheme(tokens, name) {
  const rules = [
    block([':where(:root)', `[data-theme='${name}']`], plain(tokens, name)),
    block(['[data-elder]', ...elderIn(name)], strong(tokens, name)),
    contrastMore([':where(:root)', `[data-theme='${name}']`], strong(tokens, name)),
  ];
  return [note, ...(isDark(name) ? [media('screen', rules)] : rules)].join('\n');
}

/**
 * The part of `lanelight.css`: `daily`, whose values every element has as its literals; `night`; and `auto`, which
 * follows the reader's own setting.
 */
export function formatBuiltIn(tokens) {
  const dark = 'screen and (prefers-color-scheme: dark)';
  return [
    note,
    block([`[data-theme='daily']`], plain(tokens, 'daily')),
    block(['[data-elder]', ...elderIn('daily')], strong(tokens, 'daily')),
    contrastMore([':where(:root)', `[data-theme='daily']`], strong(tokens, 'daily')),
    media('screen', [
      block([`[data-theme='night']`], plain(tokens, 'night')),
      block(elderIn('night'), strong(tokens, 'night')),
      contrastMore([`[data-theme='night']`], strong(tokens, 'night')),
    ]),
    media(dark, [
      block([`[data-theme='auto']`], plain(tokens, 'night')),
      block(elderIn('auto'), strong(tokens, 'night')),
      contrastMore([`[data-theme='auto']`], strong(tokens, 'night')),
    ]),
  ].join('\n');
}

/** The sizes of elder mode, which are the same in every theme. */
export function formatElder(tokens) {
  const sizes = ['font-size', 'small', 'leading', 'target', 'beside', 'duration'];
  return [
    note,
    block(
      ['[data-elder]'],
      sizes.map((name) => [`--lane-${name}`, tokens.get(`elder.${name}`).css]),
    ),
    ...[28, 32, 36, 40].map((size) => block([`[data-elder='${size}']`], [['--lane-font-size', `${size}px`]])),
  ].join('\n');
}

/**
 * The variables with their syntax and default: a value that makes no sense is then the default, and not what the property
 * that reads it falls back on (no size, no colour). Browsers before `@property` keep to the latter. What is in `em` has no
 * value of its own where it is declared, and cannot be registered.
 */
export function formatProperties(variables) {
  const canBeRegistered = (variable) => !/em$/.test(variable.default) && !/family-name/.test(variable.syntax);
  const rules = variables.filter(canBeRegistered).map(({ name, syntax, default: value }) => {
    const lines = [
      `syntax: '${syntax}';`,
      'inherits: true;',
      `initial-value: ${value === '0' ? '0px' : value};`,
    ];
    return `@property ${name} {\n${lines.join('\n')}\n}`;
  });
  return [note, ...rules].join('\n');
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
  const scheme = isDark(name) ? 'dark' : 'light';
  return [
    ['color-scheme', scheme],
    ...colours.map((colour) => [`--lane-${colour}`, tokens.get(`${name}.${colour}`).css]),
  ];
}

function strong(tokens, name) {
  return strongColours.map((colour) => [`--lane-${colour}`, tokens.get(`${name}.strong.${colour}`).css]);
}

function contrastMore(selectors, declarations) {
  return media('(prefers-contrast: more)', [block(selectors, declarations)]);
}

function media(query, rules) {
  return `@media ${query} {\n${rules.join('\n')}\n}`;
}

function block(selectors, declarations) {
  return `${selectors.join(',\n')} {\n${declarations.map(([name, value]) => `${name}: ${value};`).join('\n')}\n}`;
}
