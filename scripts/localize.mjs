/**
 * Collects the messages of src/ into src/i18n/xliff/, and writes the catalogues and the table of docs/languages.md from
 * them. Fails when a message is not translated. `--check` fails when that would change something, too.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { findUntranslated } from './find-untranslated.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { targetLocales: locales } = JSON.parse(readFileSync(`${root}/lit-localize.json`, 'utf8'));
/** A language that is new has no files yet. */
const read = (path) => (existsSync(`${root}/${path}`) ? readFileSync(`${root}/${path}`, 'utf8') : '');
const catalogues = locales.map((locale) => `src/i18n/locales/${locale}.ts`);
const interchange = locales.map((locale) => `src/i18n/xliff/${locale}.xlf`);
const guide = 'docs/languages.md';
const outputs = [...catalogues, ...interchange, guide];
const before = outputs.map(read);

const run = (command) =>
  execFileSync(process.execPath, [`${root}/node_modules/@lit/localize-tools/bin/lit-localize.js`, command], {
    cwd: root,
  });
run('extract');
run('build');
for (const path of catalogues) {
  const code = read(path)
    .replace(/^.*import .*$/m, '')
    .replace(/str`((?:[^`\\]|\\.)*)`/g, (_, text) => writeParts(text));
  writeFileSync(
    `${root}/${path}`,
    await prettier.format(code, { ...(await prettier.resolveConfig(path)), filepath: path }),
  );
}

const guideText = putMessages(read(guide), read('src/i18n/xliff/en.xlf'));
writeFileSync(
  `${root}/${guide}`,
  await prettier.format(guideText, { ...(await prettier.resolveConfig(guide)), filepath: guide }),
);

/** The table of messages in the guide, for those who word one in their own way. */
function putMessages(text, xliff) {
  const units = [
    ...xliff.matchAll(/<trans-unit id="([^"]+)">\s*<source>([^]*?)<\/source>\s*<target>([^]*?)<\/target>/g),
  ];
  const plain = (words) => words.replace(/<x id="(\d)"[^>]*>/g, '{$1}').replaceAll('|', '\\|');
  const rows = units
    .sort(([, one], [, other]) => (one < other ? -1 : 1))
    .map(([, id, source, target]) => `| \`data-${id}\` | ${plain(source)} | ${plain(target)} |`);
  const table = ['| 属性 Attribute | 中文 | English |', '| --- | --- | --- |', ...rows].join('\n');
  return text.replace(
    /(<!-- messages -->)[^]*?(<!-- \/messages -->)/,
    (_, start, end) => `${start}\n\n${table}\n\n${end}`,
  );
}

/** What `str` makes of a template, as data: a catalogue that is loaded on demand imports nothing. */
function writeParts(text) {
  const [first, ...others] = text.split('${');
  const values = others.map((other) => Number(other.slice(0, other.indexOf('}'))));
  const strings = [first, ...others.map((other) => other.slice(other.indexOf('}') + 1))];
  return `{ strTag: true, strings: [${strings.map((string) => `\`${string}\``)}], values: [${values}] }`;
}

const missing = await findUntranslated(new URL('../src/', import.meta.url), locales);
if (missing.length > 0) {
  console.error(`没有翻译 Not translated:\n${missing.join('\n')}`);
  process.exitCode = 1;
}
if (process.argv.includes('--check')) {
  const changed = outputs.filter((path, index) => read(path) !== before[index]);
  if (changed.length > 0) {
    console.error(
      `文字有改动,请提交 npm run localize 的结果。Commit what npm run localize wrote: ${changed.join(', ')}`,
    );
    process.exitCode = 1;
  }
}
