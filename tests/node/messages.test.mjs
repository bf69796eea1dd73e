import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import postcss from 'postcss';
import { findUntranslated } from '../../scripts/find-untranslated.mjs';

const source = new URL('../../src/', import.meta.url);
const { targetLocales: locales } = JSON.parse(
  await readFile(new URL('../../lit-localize.json', import.meta.url), 'utf8'),
);

/** A catalogue as it is at run time. */
async function readCatalogue(locale) {
  const { code } = await transform(await readFile(new URL(`i18n/locales/${locale}.ts`, source), 'utf8'), {
    loader: 'ts',
  });
  const { templates } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return templates;
}

const textOf = (message) => (typeof message === 'string' ? message : message.strings.join('{}'));

describe('the messages', () => {
  it('are in every language that is promised', () => {
    assert.deepEqual([...locales].sort(), ['bo', 'en', 'mn-Mong', 'ug', 'zh-Hant']);
  });

  it('are translated without exception', async () => {
    assert.deepEqual(await findUntranslated(source, locales), []);
  });

  for (const [locale, script] of [
    ['ug', /\p{Script=Arabic}/u],
    ['bo', /\p{Script=Tibetan}/u],
    ['mn-Mong', /\p{Script=Mongolian}/u],
    ['en', /\p{Script=Latin}/u],
    ['zh-Hant', /\p{Script=Han}/u],
  ]) {
    it(`${locale}: each is in its own script, without Chinese or a slot left open`, async () => {
      for (const [id, message] of Object.entries(await readCatalogue(locale))) {
        const text = textOf(message);
        // `2 of 3`, `d` and the days' colon may hold next to nothing of a script.
        if (id !== 'like-days') assert.match(text, script, id);
        if (locale !== 'zh-Hant') assert.doesNotMatch(text, /\p{Script=Han}/u, id);
        assert.doesNotMatch(text, /\{\d\}|\$\{/, id);
      }
    });
  }

  it('have the same expressions in every language', async () => {
    const [first, ...others] = await Promise.all(locales.map(readCatalogue));
    for (const other of others)
      for (const [id, message] of Object.entries(first))
        assert.deepEqual(
          [...(other[id].values ?? [])].sort(),
          [...(message.values ?? [])].sort(),
          `${id} in another language`,
        );
  });

  it('of a like before the script are those of the catalogues', async () => {
    const sheet = postcss.parse(await readFile(new URL('like-button/like-button.light.css', source), 'utf8'));
    for (const locale of locales) {
      const catalogue = await readCatalogue(locale);
      const content = { plain: '', subject: '' };
      sheet.walkRules((rule) => {
        if (!rule.selectors.some((selector) => selector.includes(`:lang(${locale})`))) return;
        const kind = rule.selector.includes('[subject]') && !rule.selector.includes(':not([subject])');
        rule.walkDecls('content', ({ value }) => {
          content[kind ? 'subject' : 'plain'] = value
            .replace(/attr\(subject\)/, '{}')
            .replace(/' ?| ?'/g, '');
        });
      });
      assert.equal(content.plain, catalogue['like-plain'], locale);
      assert.equal(content.subject.replaceAll(' ', ''), textOf(catalogue['like-for']).replaceAll(' ', ''));
    }
  });
});

describe('a build', () => {
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lanelight-messages-'));
    await cp(source, folder, { recursive: true });
  });
  after(() => rm(folder, { recursive: true }));

  const copy = () => pathToFileURL(`${folder}/`);
  const edit = async (path, change) => {
    const before = await readFile(new URL(path, copy()), 'utf8');
    await writeFile(new URL(path, copy()), change(before));
    return () => writeFile(new URL(path, copy()), before);
  };

  it('names a message whose translation was emptied', async () => {
    const restore = await edit('i18n/xliff/ug.xlf', (text) =>
      text.replace(/(id="gallery-next">[^]*?<target>)[^<]*/, '$1'),
    );
    assert.deepEqual(await findUntranslated(copy(), locales), ['i18n/xliff/ug.xlf: gallery-next']);
    await restore();
  });

  it('names a message of the code that nobody has translated, in every language', async () => {
    const restore = await edit('column-credits/column-credits.ts', (text) =>
      text.replace("{ id: 'credits-label' }", "{ id: 'credits-new' }"),
    );
    const missing = await findUntranslated(copy(), locales);
    assert.equal(missing.filter((each) => each.endsWith(': credits-new')).length, 2 * locales.length);
    assert.equal(missing.length, 2 * locales.length);
    await restore();
  });

  it('names a language whose files are missing', async () => {
    const missing = await findUntranslated(copy(), ['kk']);
    assert.ok(missing.length > 50);
  });
});
