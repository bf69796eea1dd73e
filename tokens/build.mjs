/**
 * Checks `lanelight.tokens.json` (Design Tokens Format 2025.10, read by Terrazzo) and writes what is made from it: the
 * literals in `src/styles/theme.ts`, the theme sheets, and the tables in `docs/theming.md`.
 *
 *   npm run tokens               writes
 *   npm run tokens -- --check    fails where a file differs from what it would write
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineConfig, parse } from '@terrazzo/parser';
import { transformCSSValue } from '@terrazzo/token-tools/css';
import prettier from 'prettier';
import { formatColourTable, formatSharedTable, putTables } from './docs.mjs';
import { formatBuiltIn, formatElder, formatFonts, formatProperties, formatTheme } from './sheets.mjs';
import { formatThemeColours, formatThemeModule } from './theme-module.mjs';
import { listVariables } from './variables.mjs';

const root = new URL('..', import.meta.url);
const source = new URL('lanelight.tokens.json', import.meta.url);

const src = await readFile(source, 'utf8');
const config = defineConfig({ alphabetize: false }, { cwd: new URL('.', import.meta.url) });
const { tokens: parsed } = await parse([{ filename: source, src }], { config });
const tokens = new Map(Object.values(parsed).map((token) => [token.id, { ...token, css: toCss(token) }]));

/** Names of the themes, in the order of the file. */
const themes = Object.keys(JSON.parse(src)).filter((name) => tokens.has(`${name}.paper`));

const variables = listVariables(tokens);

const outputs = new Map([
  ['src/styles/theme.ts', formatThemeModule(tokens)],
  ['src/theme-builder/themes.ts', formatThemeColours(tokens, themes)],
  ['src/styles/built-in-themes.css', formatBuiltIn(tokens)],
  ['src/styles/elder-sizes.css', formatElder(tokens)],
  ['src/styles/fonts.css', formatFonts(tokens)],
  ['src/styles/properties.css', formatProperties(variables)],
  ['src/styles/theme-variables.json', JSON.stringify(variables)],
  ...themes.map((name) => [`src/styles/themes/${name}.css`, formatTheme(tokens, name)]),
]);
const guide = 'docs/theming.md';
outputs.set(
  guide,
  putTables(await readFile(new URL(guide, root), 'utf8'), {
    colours: formatColourTable(tokens, themes),
    shared: formatSharedTable(variables),
  }),
);

const isCheck = process.argv.includes('--check');
for (const [path, text] of outputs) {
  const url = new URL(path, root);
  const options = await prettier.resolveConfig(url);
  const wanted = await prettier.format(text, { ...options, filepath: fileURLToPath(url) });
  const current = await readFile(url, 'utf8').catch(() => undefined);
  if (current === wanted) continue;
  if (isCheck) {
    console.error(`${path} differs from the tokens; run npm run tokens.`);
    process.exitCode = 1;
  } else {
    await writeFile(url, wanted);
    console.log(`wrote ${path}`);
  }
}

/** A token's value as CSS that every engine we run on reads: colours as hexadecimal sRGB. */
function toCss(token) {
  if (token.$type === 'color') return shorten(token.$value.hex);
  const unit = token.$extensions?.['org.lanelight']?.unit ?? '';
  const css = transformCSSValue(token, { tokensSet: parsed, transformAlias: (id) => id });
  if (css === undefined) throw new Error(`${token.id} has no form in CSS.`);
  if (token.$type === 'fontFamily') return css.replaceAll('"', "'").replace(/'([a-z]+)'/gi, '$1');
  return `${css}${unit}`.replace(/^0(px|em)$/, '0');
}

function shorten(hex) {
  return hex.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');
}
