/** Pages that are not hostile on purpose: old frameworks, other Lits, other roots, other ways to get content. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { classicScript, column, like, moduleScript, openSite, readAtRest, tags } from './host-page.mjs';
import { inEachEngine, itOfRow } from '../support/browsers.mjs';
import { frozenIntrinsics, jquery, mootools, prototypeJs } from './old-frameworks.mjs';

const dist = new URL('../../dist/', import.meta.url);
const javascript = { 'content-type': 'text/javascript' };

inEachEngine((engine) => {
  let site;
  before(async () => {
    site = await openSite(engine, { isOnePage: true });
    // A Lit of the page's own, as published: without our patches, and with an element of its own.
    const { outputFiles } = await build({
      stdin: {
        contents: `import { LitElement, html, css } from 'lit';
        customElements.define('their-card', class extends LitElement {
          static styles = css\`p { color: green }\`;
          static properties = { name: {} };
          render() { return html\`<p>\${this.name}</p><slot></slot>\`; }
        });`,
        resolveDir: fileURLToPath(new URL('../../', import.meta.url)),
      },
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      logLevel: 'silent',
    });
    site.answer('/their-lit.js', (response) => response.writeHead(200, javascript).end(outputFiles[0].text));
    // Another version of ours: other bytes, another address, its own copies of everything.
    for (const file of await readdir(dist)) {
      if (!/^lanelight.*\.js$/.test(file)) continue;
      const code = (await readFile(new URL(file, dist), 'utf8')).replace(
        /lanelight \d+\.\d+\.\d+/,
        'lanelight 99.0.0',
      );
      site.answer(`/v99/${file}`, (response) => response.writeHead(200, javascript).end(code));
    }
  });
  after(() => site.close());

  const scripts = { 'lanelight.js': moduleScript, 'lanelight.classic.js': classicScript };

  for (const [row, [file, script]] of Object.entries(scripts).entries()) {
    describe(`${file} in a page of other people`, () => {
      const it = itOfRow(engine, row);
      for (const [name, early] of Object.entries({
        jQuery: jquery,
        'prototype.js': prototypeJs,
        MooTools: mootools,
        'both of these': prototypeJs + mootools,
        'frozen intrinsics': frozenIntrinsics,
        'no IntersectionObserver': 'delete window.IntersectionObserver',
        'no ResizeObserver': 'delete window.ResizeObserver',
        'no MutationObserver': 'delete window.MutationObserver',
        'no storage':
          'for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });',
      })) {
        it(`renders and likes beside ${name}`, async () => {
          const { page, rendered, errors, close } = await site.visit({ head: script, early });
          assert.deepEqual(rendered, tags);
          await like(page);
          await close();
          assert.deepEqual(errors, []);
        });
      }

      for (const size of ['10px', '16px', '37.5px', '75px']) {
        it(`is as large as ever where 1rem is ${size}`, async () => {
          const read = () =>
            [...document.querySelectorAll('main *')].flatMap((element) =>
              [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])].map((each) => {
                const { width, height } = each.getBoundingClientRect();
                return `${each.localName} ${Math.round(width)} × ${Math.round(height)} ${getComputedStyle(each).fontSize}`;
              }),
            );
          const body = `<main>${column}</main>`;
          // The page's own text is as the page says; ours asks nothing of the root.
          const style = (root) =>
            `<style>html { font-size: ${root} } body { font-size: 16px; inline-size: 700px }</style>`;
          const root = 'data-motion="off"';
          const plain = await site.visit({ root, head: style('16px') + script, body });
          const expected = await readAtRest(plain.page, read);
          await plain.close();
          const { page, close } = await site.visit({ root, head: style(size) + script, body });
          assert.deepEqual(await readAtRest(page, read), expected);
          await close();
        });
      }

      for (const [order, head] of [
        ['before', `<script type="module" src="/their-lit.js"></script>${script}`],
        ['after', `${script}<script type="module" src="/their-lit.js"></script>`],
      ]) {
        for (const policy of [
          undefined,
          "trusted-types lit-html 'allow-duplicates'; require-trusted-types-for 'script'",
        ]) {
          it(`shares the page with another Lit that comes ${order} it${policy ? ', under Trusted Types' : ''}`, async () => {
            const body = `<their-card name="theirs">x</their-card>${column}`;
            const { page, rendered, errors, lines, close } = await site.visit({ head, body, policy });
            assert.deepEqual(rendered, tags);
            assert.equal(
              await page.evaluate(() => document.querySelector('their-card').shadowRoot.textContent),
              'theirs',
            );
            await like(page);
            await close();
            assert.deepEqual(errors, []);
            assert.deepEqual(lines, []);
          });
        }
      }

      it('renders what document.write brings', async () => {
        const writing = `document.write(${JSON.stringify(column).replace(/</g, '\\x3c')});`;
        const { page, rendered, errors, close } = await site.visit({
          head: script,
          body: '<script src="/page.js"></script>',
          script: writing,
        });
        assert.deepEqual(rendered, tags);
        await like(page);
        await close();
        assert.deepEqual(errors, []);
      });

      it('renders in quirks mode', async () => {
        const { page, rendered, errors, close } = await site.visit({ head: script, doctype: '' });
        assert.equal(await page.evaluate(() => document.compatMode), 'BackCompat');
        assert.deepEqual(rendered, tags);
        await like(page);
        await close();
        assert.deepEqual(errors, []);
      });

      it('may be pinned by its hash, and leaves the text where the hash is another', async () => {
        const bytes = await readFile(new URL(file, dist));
        const right = createHash('sha384').update(bytes).digest('base64');
        for (const [hash, expected] of [
          [right, tags],
          ['A'.repeat(64), []],
        ]) {
          const head = script.replace(' src', ` integrity="sha384-${hash}" crossorigin src`);
          const { page, rendered, close } = await site.visit({ head, isRendered: expected.length > 0 });
          assert.deepEqual(rendered, expected);
          const text = await page.evaluate(() => document.body.innerText);
          if (expected.length === 0)
            assert.deepEqual(
              tags.filter((tag) => !text.includes(tag)),
              [],
            );
          await close();
        }
      });
    });
  }

  describe('two versions in one page', () => {
    for (const [first, second] of [
      ['/v99/lanelight.js', '/lanelight.js'],
      ['/lanelight.js', '/v99/lanelight.js'],
      ['/v99/lanelight.classic.js', '/lanelight.js'],
      ['/lanelight.classic.js', '/v99/lanelight.js'],
    ]) {
      it(`share it: ${first}, ${second}`, async () => {
        const head = [first, second]
          .map(
            (src) => `<script ${src.includes('classic') ? 'defer' : 'type="module"'} src="${src}"></script>`,
          )
          .join('');
        const { page, rendered, errors, lines, close } = await site.visit({ head });
        assert.deepEqual(rendered, tags);
        await like(page);
        await close();
        assert.deepEqual(errors, []);
        assert.deepEqual(lines, []);
      });
    }

    it('work side by side under two names, each with its own tags', async () => {
      const head = `${moduleScript}<script defer src="/v99/lanelight.classic.js" data-prefix="city"></script>`;
      const body =
        column + column.replace(/<(\/?)((?:[a-z]+)-(?:[a-z]+))/g, '<$1city-$2').replace(/ id="person"/, '');
      const { page, rendered, errors, lines, close } = await site.visit({ head, body });
      assert.deepEqual(rendered, tags);
      const prefixed = await page.evaluate(
        (names) =>
          names.filter((name) => document.querySelector(`city-${name}`)?.shadowRoot?.childElementCount > 0),
        tags,
      );
      assert.deepEqual(prefixed, tags);
      await close();
      assert.deepEqual(errors, []);
      assert.deepEqual(lines, []);
    });
  });
});
