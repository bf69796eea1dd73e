/** The loader as it is built, in pages that forbid, break or withhold what it needs. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it as test } from 'node:test';
import { openSite, strictPolicy } from './host-page.mjs';
import { inEachEngine, itOfRow, patience } from '../support/browsers.mjs';

const content = new URL('../../content/faxian-shanguang-de-ni.json', import.meta.url);
const person =
  '<!doctype html><meta charset="utf-8"><worker-profile id="fan-di"><h2 slot="heading">范迪</h2><p>网页里的故事</p></worker-profile>';

inEachEngine((engine) => {
  let site;
  before(async () => {
    site = await openSite(engine, { isOnePage: true });
    const json = await readFile(content);
    const answers = {
      '/columns.json': { body: json, type: 'application/json' },
      '/column.html': { body: person, type: 'text/html' },
      '/error-500.json': { status: 500, body: '{}', type: 'application/json' },
      '/html.json': { body: person, type: 'text/html' },
      '/half.json': { body: json.subarray(0, 1000), type: 'application/json' },
      '/invalid.json': { body: '{"id": "x", "title": 5}', type: 'application/json' },
      '/null.json': { body: 'null', type: 'application/json' },
      '/error-500.html': { status: 500, body: person, type: 'text/html' },
      // Each names the other.
      '/one.html': {
        body: '<!doctype html><worker-profile id="one"><h2 slot="heading">一</h2><p><a href="/two.html#lane=reading-panel/two">二</a></p></worker-profile>',
        type: 'text/html; charset=utf-8',
      },
      '/two.html': {
        body: '<!doctype html><reading-panel id="two"><p>二</p><p><a href="/one.html#lane=worker-profile/one">一</a></p></reading-panel>',
        type: 'text/html; charset=utf-8',
      },
      // It names itself.
      '/circular.json': {
        body: JSON.stringify({
          ...{ id: 'circle', title: '圈', credits: [] },
          workers: [{ id: 'loop', name: '环', paragraphs: [{ text: '[worker-profile loop]' }] }],
        }),
        type: 'application/json',
      },
      '/picture.html': { body: '<svg/>', type: 'image/svg+xml' },
    };
    for (const [path, { status = 200, body, type }] of Object.entries(answers))
      site.answer(path, (response) => response.writeHead(status, { 'content-type': type }).end(body));
    // Never answered.
    site.answer('/stall.json', () => {});
  });
  after(() => site.close());

  /** One of each form, each with a text of its own. */
  const forms = `
<section data-lane="worker-profile" id="markup"><h2>李四</h2><p>标记里的故事</p></section>
<p><a id="link" href="/column.html#lane=worker-profile/fan-di">范迪</a></p>
<p>[worker-profile zhang-yu]</p>
<p>[stat-counter value=“4321”&nbsp;unit="户次"]</p>`;
  const upgraded = [
    'worker-profile#markup',
    'worker-profile#fan-di',
    'worker-profile#zhang-yu',
    'stat-counter[value="4321"]',
  ];

  const loaders = {
    'loader.js': (attributes = 'data-columns="/columns.json"', query = '') =>
      `<script type="module" src="/loader.js${query}" ${attributes}></script>`,
    'loader.classic.js': (attributes = 'data-columns="/columns.json"', query = '') =>
      `<script defer src="/loader.classic.js${query}" ${attributes}></script>`,
  };

  const findShown = (selectors) =>
    selectors.filter((selector) => document.querySelector(selector)?.shadowRoot?.childElementCount > 0);

  /** Waits until all that is expected is upgraded, and says what is. */
  async function readUpgraded(page, selectors = upgraded) {
    await page
      .waitForFunction(
        (all) => all.every((each) => document.querySelector(each)?.shadowRoot?.childElementCount > 0),
        { timeout: patience },
        selectors,
      )
      .catch(() => {});
    return page.evaluate(findShown, selectors);
  }

  /** A page whose ten seconds pass in half of one; it notes how long it was told to wait. */
  const hastyClock = `(() => {
  const { prototype } = XMLHttpRequest;
  const { set } = Object.getOwnPropertyDescriptor(prototype, 'timeout');
  window.timeouts = [];
  Object.defineProperty(prototype, 'timeout', { set(time) { timeouts.push(time); set.call(this, time / 20); } });
})();`;

  /** Long enough for all that a page loads from this machine to be done with. */
  const rest = (page, time = 400) =>
    page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), time);

  const readText = (page) => page.evaluate(() => document.body.innerText);

  function assertTextIsThere(text) {
    for (const each of ['李四', '标记里的故事', '范迪', '[worker-profile zhang-yu]', 'stat-counter value'])
      assert.ok(text.includes(each), `${each} is in ${text}`);
  }

  for (const [row, [file, tagOf]] of Object.entries(loaders).entries()) {
    describe(file, () => {
      const it = itOfRow(engine, row);
      it('upgrades every form under the strictest policy, with 0 violations', async () => {
        const { page, lines, close } = await site.visit({
          head: tagOf(),
          body: forms,
          policy: `${strictPolicy}; require-trusted-types-for 'script'`,
        });
        assert.deepEqual(await readUpgraded(page), upgraded);
        assert.deepEqual(await page.evaluate(() => window.violations), []);
        await close();
        assert.deepEqual(lines, []);
      });

      for (const trusted of [
        "require-trusted-types-for 'script'; trusted-types lit-html",
        'trusted-types other',
        "trusted-types 'none'",
      ]) {
        it(`upgrades every form where strings will do or our policy is listed: ${trusted}`, async () => {
          const { page, lines, close } = await site.visit({
            head: tagOf(),
            body: forms,
            policy: `${strictPolicy}; ${trusted}`,
          });
          assert.deepEqual(await readUpgraded(page), upgraded);
          await close();
          assert.ok(lines.length <= 1, lines.join('\n'));
        });
      }

      for (const policy of [
        `${strictPolicy}; require-trusted-types-for 'script'; trusted-types other`,
        `${strictPolicy}; require-trusted-types-for 'script'; trusted-types 'none'`,
        `default-src 'none'; script-src 'self'; connect-src 'none'; img-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
      ]) {
        it(`leaves the text, and says one line at most: ${policy}`, async () => {
          const { page, errors, lines, close } = await site.visit({ head: tagOf(), body: forms, policy });
          await rest(page);
          assertTextIsThere(await readText(page));
          await close();
          assert.ok(lines.length <= 1, lines.join('\n'));
          assert.deepEqual(
            errors.filter((error) => /^\w*Error/.test(error)),
            [],
          );
        });
      }

      it('leaves text and links where the page forbids to fetch', async () => {
        const policy = "default-src 'none'; script-src 'self'; img-src 'self'";
        const { page, errors, close } = await site.visit({ head: tagOf(), body: forms, policy });
        assert.deepEqual(await readUpgraded(page, ['worker-profile#markup', upgraded[3]]), [
          'worker-profile#markup',
          upgraded[3],
        ]);
        await rest(page);
        assert.equal(
          await page.evaluate(() => document.querySelector('#link').href.split('/').pop()),
          'fan-di',
        );
        assert.ok((await readText(page)).includes('[worker-profile zhang-yu]'));
        await close();
        assert.deepEqual(
          errors.filter((error) => /^\w*Error/.test(error)),
          [],
        );
      });

      for (const [why, url, mayWait] of [
        ['is not there', '/nowhere.json'],
        ['answers with an error', '/error-500.json'],
        ['is a web page', '/html.json'],
        ['ends in the middle', '/half.json'],
        ['has errors', '/invalid.json'],
        ['is null', '/null.json'],
        ['never answers', '/stall.json', true],
        ['is no address', 'http://['],
      ]) {
        it(`leaves the shortcode to be read, in one line at most, where the column document ${why}`, async () => {
          const { page, errors, lines, close } = await site.visit({
            head: tagOf(`data-columns="${url}"`),
            body: `<p id="one">[worker-profile zhang-yu]</p><p>[column-credits x]</p>${forms.split('\n')[1]}`,
            early: mayWait && hastyClock,
          });
          assert.deepEqual(await readUpgraded(page, ['worker-profile#markup']), ['worker-profile#markup']);
          await rest(page, mayWait ? 1000 : undefined);
          assert.equal(
            await page.evaluate(() => document.querySelector('#one').textContent),
            '[worker-profile zhang-yu]',
          );
          const timeouts = await page.evaluate(() => window.timeouts);
          await close();
          assert.ok(lines.length <= 1, lines.join('\n'));
          // A server that is silent is given up after ten seconds; until then the text is there as well.
          if (mayWait) {
            assert.deepEqual(timeouts, [10_000]);
            assert.equal(lines.length, 1);
          }
          assert.deepEqual(
            errors.filter((error) => /^\w*Error/.test(error)),
            [],
          );
        });
      }

      for (const path of ['/nowhere.html', '/error-500.html', '/columns.json', '/picture.html']) {
        it(`leaves a link to ${path} a working link`, async () => {
          const body = `<p><a href="${path}#lane=worker-profile/fan-di">范迪</a></p>${forms.split('\n')[1]}`;
          const { page, lines, close } = await site.visit({ head: tagOf(), body });
          await readUpgraded(page, ['worker-profile#markup']);
          await rest(page);
          const html = await page.evaluate(() => document.querySelector('p').outerHTML);
          assert.equal(html, `<p><a href="${path}#lane=worker-profile/fan-di">范迪</a></p>`);
          await close();
          assert.ok(lines.length <= 1, lines.join('\n'));
        });
      }

      for (const [what, body, attributes, expected] of [
        [
          'a page that leads back to itself by a link',
          '<p><a href="/one.html#lane=worker-profile/one">一</a></p>',
          '',
          ['worker-profile', 'reading-panel'],
        ],
        [
          'a column document whose text is its own shortcode',
          '<p>[worker-profile loop]</p>',
          'data-columns="/circular.json"',
          ['worker-profile'],
        ],
      ]) {
        it(`takes ${what} once`, async () => {
          const { page, lines, close } = await site.visit({ head: tagOf(attributes), body });
          assert.deepEqual(await readUpgraded(page, expected), expected);
          await rest(page);
          const count = await page.evaluate(
            (names) => names.map((name) => document.querySelectorAll(name).length),
            expected,
          );
          const text = await readText(page);
          await close();
          assert.deepEqual(
            count,
            expected.map(() => 1),
          );
          // The way back is there to be read.
          assert.match(text, /\[worker-profile loop\]|一[^]*二[^]*一/);
          assert.deepEqual(lines, []);
        });
      }

      it('leaves the text where what lies beside it cannot be had', async () => {
        site.answer(`/alone/${file}`, async (response) => {
          response.setHeader('content-type', 'text/javascript');
          response.end(await readFile(new URL(`../../dist/${file}`, import.meta.url)));
        });
        const head = tagOf().replace(`/${file}`, `/alone/${file}`);
        const { page, lines, close } = await site.visit({ head, body: forms.split('\n')[1] });
        await rest(page);
        assert.ok((await readText(page)).includes('标记里的故事'));
        assert.equal(await page.evaluate(() => document.querySelector('section') !== null), true);
        await close();
        assert.ok(lines.length <= 1, lines.join('\n'));
      });

      for (const [name, early] of [
        [
          'customElements',
          'delete window.customElements; Object.defineProperty(window, "customElements", { value: undefined })',
        ],
        ['MutationObserver', 'delete window.MutationObserver'],
        ['IntersectionObserver', 'delete window.IntersectionObserver'],
        ['ResizeObserver', 'delete window.ResizeObserver'],
        ['trustedTypes', 'Object.defineProperty(window, "trustedTypes", { value: undefined })'],
        [
          'localStorage',
          'for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError") } })',
        ],
      ]) {
        it(`does without ${name}`, async () => {
          const { page, errors, close } = await site.visit({ head: tagOf(), body: forms, early });
          if (name === 'customElements') {
            await rest(page);
            assertTextIsThere(await readText(page));
          } else assert.deepEqual(await readUpgraded(page), upgraded);
          await close();
          assert.deepEqual(errors, []);
        });
      }

      for (const name of [
        'MutationObserver',
        'trustedTypes',
        'lanelight',
        'litHtmlVersions',
        'reactiveElementVersions',
      ]) {
        it(`takes no element of the page for ${name}`, async () => {
          const { page, errors, close } = await site.visit({
            head: tagOf(),
            body: `<a id="${name}"></a><form name="${name}"></form>${forms}`,
            early: `delete window.${name}`,
          });
          assert.deepEqual(await readUpgraded(page), upgraded);
          // Of several with one name Firefox answers the first, and the others, as the standard has it, a collection.
          const isTheirs = await page.evaluate(
            (each) => [HTMLCollection, Element].some((type) => window[each] instanceof type),
            name,
          );
          await close();
          assert.ok(isTheirs, `window.${name} is an element`);
          assert.deepEqual(errors, []);
        });
      }

      it('reads nothing else off the global object that an element of the page could be', async () => {
        const code = await readFile(new URL(`../../dist/${file}`, import.meta.url), 'utf8');
        const read = [...code.matchAll(/\b(?:globalThis|window|self)\??\.(\w+)/g)].map(([, name]) => name);
        assert.deepEqual([...new Set(read)], ['customElements']);
      });

      it('asks for nothing but what lies beside it and what the author named', async () => {
        const { page, readRequests, close } = await site.visit({ head: tagOf(), body: forms });
        await readUpgraded(page);
        await rest(page);
        const requests = await readRequests();
        const foreign = requests.filter(
          (url) => !/^\/(loader|lanelight)(\.[\w-]+)*\.js$/.test(url) && !url.startsWith('/media/'),
        );
        const kept = await page.evaluate(() => [
          document.cookie,
          localStorage.length + sessionStorage.length,
        ]);
        await close();
        assert.deepEqual([...new Set(foreign)].sort(), ['/column.html', '/columns.json']);
        assert.equal(kept[0], '');
        assert.ok(kept[1] <= 1);
      });

      it('asks for nothing where the page has nothing for it, and adds no global', async () => {
        const read = () => Object.getOwnPropertyNames(window);
        const bare = await site.visit({ head: '', body: '<p>text</p>' });
        const before = await bare.page.evaluate(read);
        await bare.close();
        const { page, readRequests, close } = await site.visit({ head: tagOf(), body: '<p>text</p>' });
        const now = await page.evaluate(read);
        const requests = await readRequests();
        await close();
        assert.deepEqual(requests, [`/${file}`]);
        assert.deepEqual(
          now.filter((name) => !before.includes(name)),
          [],
        );
      });

      it('upgrades what comes late, unless the page says not to', async () => {
        for (const [attribute, expected] of [
          ['', 1],
          ['data-late="off"', 0],
        ]) {
          const { page, close } = await site.visit({ head: tagOf(attribute), body: '<p>text</p>' });
          await page.evaluate(() => {
            const section = document.createElement('section');
            section.dataset.lane = 'worker-profile';
            section.textContent = '晚到';
            document.body.append(section);
          });
          if (expected) await readUpgraded(page, ['worker-profile']);
          else await rest(page);
          assert.equal(
            await page.evaluate(() => document.querySelectorAll('worker-profile').length),
            expected,
          );
          await close();
        }
      });

      it('looks only where it is told to', async () => {
        const body =
          '<main><p>[qr-link href="/a"]</p></main><aside><p>[stat-counter value="1" unit="户"]</p></aside>';
        const { page, close } = await site.visit({ head: tagOf('data-root="main, .late"'), body });
        await readUpgraded(page, ['qr-link']);
        await page.evaluate(() => {
          const box = document.createElement('div');
          box.innerHTML =
            '<div class="late"><p class="lane-reading-panel">x</p></div><p class="lane-column-header">y</p>';
          document.body.append(box);
        });
        await readUpgraded(page, ['reading-panel']);
        assert.equal(await page.evaluate(() => document.querySelector('stat-counter, column-header')), null);
        await close();
      });

      it('upgrades what document.write brings, during the parse and after it', async () => {
        const script = `document.write('<section data-lane="worker-profile" id="written"><h2>' + '写</h2>'); document.write('<p>入</p></section>');`;
        const { page, errors, close } = await site.visit({
          head: tagOf(),
          body: `<script src="/page.js"></script>`,
          script,
        });
        assert.deepEqual(await readUpgraded(page, ['#written']), ['#written']);
        assert.equal(await page.evaluate(() => document.querySelector('#written').textContent), '写入');
        await close();
        assert.deepEqual(errors, []);
      });

      it('works in quirks mode', async () => {
        const { page, errors, close } = await site.visit({ head: tagOf(), body: forms, doctype: '' });
        assert.equal(await page.evaluate(() => document.compatMode), 'BackCompat');
        assert.deepEqual(await readUpgraded(page), upgraded);
        await close();
        assert.deepEqual(errors, []);
      });

      it('may be pinned by its hash', async () => {
        const bytes = await readFile(new URL(`../../dist/${file}`, import.meta.url));
        const hash = createHash('sha384').update(bytes).digest('base64');
        for (const [integrity, expected] of [
          [`sha384-${hash}`, true],
          [`sha384-${'A'.repeat(64)}`, false],
        ]) {
          const { page, close } = await site.visit({
            head: tagOf(`integrity="${integrity}" crossorigin data-columns="/columns.json"`),
            body: forms,
          });
          if (expected) assert.deepEqual(await readUpgraded(page), upgraded);
          else {
            await rest(page);
            assertTextIsThere(await readText(page));
          }
          await close();
        }
      });

      it('lets two versions share a page by a prefix', async () => {
        const body = `${forms}<section data-lane="city-worker-profile" id="mine"><h2>王五</h2></section><city-qr-link href="/a">二</city-qr-link>`;
        const { page, errors, close } = await site.visit({
          head: `<script type="module" src="/lanelight.js"></script>${tagOf('data-prefix="city" data-columns="/columns.json"')}`,
          body,
          policy: `${strictPolicy}; require-trusted-types-for 'script'`,
        });
        const prefixed = upgraded
          .map((selector) => `city-${selector}`)
          .concat('city-worker-profile#mine', 'city-qr-link');
        assert.deepEqual(await readUpgraded(page, prefixed), prefixed);
        assert.deepEqual(await page.evaluate(() => window.violations), []);
        await close();
        assert.deepEqual(errors, []);
      });
    });
  }

  for (const [first, second] of [
    [loaders['loader.js'](), loaders['loader.js'](undefined, '?2')],
    [loaders['loader.js'](), loaders['loader.classic.js']()],
    [loaders['loader.classic.js'](), loaders['loader.js']()],
    [loaders['loader.classic.js'](), loaders['loader.classic.js'](undefined, '?2')],
    [loaders['loader.js'](), loaders['loader.classic.js']('')],
    ['<script type="module" src="/lanelight.js"></script>', loaders['loader.js']()],
    ['<script defer src="/lanelight.classic.js"></script>', loaders['loader.classic.js']()],
    [loaders['loader.classic.js'](), '<script type="module" src="/lanelight.js?2"></script>'],
  ]) {
    test(`upgrades each thing once: ${first}, ${second}`, async () => {
      const { page, errors, lines, close } = await site.visit({ head: first + second, body: forms });
      assert.deepEqual(await readUpgraded(page), upgraded);
      await rest(page);
      const counts = await page.evaluate(
        (all) => [...all, 'worker-profile', '#link'].map((each) => document.querySelectorAll(each).length),
        upgraded,
      );
      await close();
      assert.deepEqual(counts, [1, 1, 1, 1, 3, 1]);
      assert.deepEqual(errors, []);
      assert.deepEqual(lines, []);
    });
  }

  test('leaves a link alone that another loader kept inside what it put in its place', async () => {
    const { page, errors, lines, close } = await site.visit({ head: loaders['loader.js'](), body: forms });
    assert.deepEqual(await readUpgraded(page), upgraded);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.type = 'module';
      script.src = '/loader.js?late';
      document.head.append(script);
    });
    await rest(page);
    const count = await page.evaluate(() => document.querySelectorAll('worker-profile').length);
    await close();
    assert.equal(count, 3);
    assert.deepEqual(errors, []);
    assert.deepEqual(lines, []);
  });
});
