/**
 * Collects the messages of src/ into src/i18n/xliff/ and writes the catalogues from them. Fails when a message is not
 * translated. `--check` writes nothing anew and fails when that would change something.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const locales = ['en', 'zh-Hant'];
const read = (path) => readFileSync(`${root}/${path}`, 'utf8');
const catalogues = locales.map((locale) => `src/i18n/locales/${locale}.ts`);
const interchange = locales.map((locale) => `src/i18n/xliff/${locale}.xlf`);
const before = [...catalogues, ...interchange].map(read);

const run = (command) =>
  execFileSync(process.execPath, [`${root}/node_modules/@lit/localize-tools/bin/lit-localize.js`, command], {
    cwd: root,
  });
run('extract');
const missing = interchange.flatMap((path) =>
  [
    ...read(path).matchAll(
      /<trans-unit id="([^"]+)">\s*<source>(?:(?!<\/trans-unit>)[^])*?<\/source>\s*<\/trans-unit>/g,
    ),
  ].map(([, id]) => `${path}: ${id}`),
);
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

/** What `str` makes of a template, as data: a catalogue that is loaded on demand imports nothing. */
function writeParts(text) {
  const [first, ...others] = text.split('${');
  const values = others.map((other) => Number(other.slice(0, other.indexOf('}'))));
  const strings = [first, ...others.map((other) => other.slice(other.indexOf('}') + 1))];
  return `{ strTag: true, strings: [${strings.map((string) => `\`${string}\``)}], values: [${values}] }`;
}

if (missing.length > 0) {
  console.error(`没有翻译 Not translated:\n${missing.join('\n')}`);
  process.exitCode = 1;
}
if (process.argv.includes('--check')) {
  const changed = [...catalogues, ...interchange].filter((path, index) => read(path) !== before[index]);
  if (changed.length > 0) {
    console.error(
      `文字有改动,请提交 npm run localize 的结果。Commit what npm run localize wrote: ${changed.join(', ')}`,
    );
    process.exitCode = 1;
  }
}
