import { readFile, readdir } from 'node:fs/promises';

/**
 * Messages that lack a translation, as `path: id`: those of the code that an XLIFF file of its folder does not have, or
 * has without a target, and those that a catalogue does not have. The build stops at the first.
 *
 * @param {URL} source folder of the code, with `i18n/xliff/` and `i18n/locales/` in it
 * @param {readonly string[]} locales all but the language of the code
 * @returns {Promise<string[]>}
 */
export async function findUntranslated(source, locales) {
  const ids = await findIds(source);
  const missing = await Promise.all(
    locales.map(async (locale) => {
      const interchange = `i18n/xliff/${locale}.xlf`;
      const catalogue = `i18n/locales/${locale}.ts`;
      const [translated, written] = await Promise.all([
        readTranslated(new URL(interchange, source)),
        readWritten(new URL(catalogue, source)),
      ]);
      return [
        ...ids.filter((id) => !translated.has(id)).map((id) => `${interchange}: ${id}`),
        ...ids.filter((id) => !written.has(id)).map((id) => `${catalogue}: ${id}`),
      ];
    }),
  );
  return missing.flat();
}

/** Every `{ id: '…' }` of a `msg()`. */
async function findIds(source) {
  const paths = (await readdir(source, { recursive: true })).filter(
    (path) => path.endsWith('.ts') && !path.startsWith('i18n'),
  );
  const texts = await Promise.all(paths.map((path) => readFile(new URL(path, source), 'utf8')));
  const ids = texts
    .filter((text) => text.includes('msg('))
    .flatMap((text) => [...text.matchAll(/\bmsg\([^]*?\{ id: '([\w-]+)' \}/g)].map(([, id]) => id));
  return [...new Set(ids)].sort();
}

async function readTranslated(url) {
  const units = (await readIfThere(url)).matchAll(
    /<trans-unit id="([^"]+)">\s*<source>[^]*?<\/source>\s*<target>([^]*?)<\/target>/g,
  );
  return new Set([...units].filter(([, , target]) => target.trim() !== '').map(([, id]) => id));
}

async function readWritten(url) {
  return new Set([...(await readIfThere(url)).matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, id]) => id));
}

async function readIfThere(url) {
  try {
    return await readFile(url, 'utf8');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return '';
  }
}
