import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { classicScript, like, moduleScript, openSite, strictPolicy, tags } from './host-page.mjs';
import { inEachEngine, itOfRow } from '../support/browsers.mjs';

inEachEngine((engine) => {
  let site;
  before(async () => {
    site = await openSite(engine, { isOnePage: true });
  });
  after(() => site.close());

  for (const [row, [name, script]] of [
    ['lanelight.js', moduleScript],
    ['lanelight.classic.js', classicScript],
  ].entries()) {
    describe(`${name} under a Content Security Policy`, () => {
      const it = itOfRow(engine, row);
      for (const trusted of [
        '',
        "; require-trusted-types-for 'script'",
        "; require-trusted-types-for 'script'; trusted-types lit-html",
        '; trusted-types other',
        "; trusted-types 'none'",
      ]) {
        it(`renders every element with 0 violations: ${strictPolicy}${trusted}`, async () => {
          const head = `<link rel="stylesheet" href="/lanelight.css">${script}`;
          const { page, rendered, errors, violations, close } = await site.visit({
            head,
            policy: strictPolicy + trusted,
          });
          assert.deepEqual(rendered, tags);
          await like(page);
          // A page that lists other policies is told of ours: that report is all.
          const unexpected = await page.evaluate(() =>
            window.violations.filter((each) => !each.startsWith('trusted-types')),
          );
          await close();
          if (!trusted.includes('trusted-types other') && !trusted.includes("'none'"))
            assert.deepEqual(violations, []);
          assert.deepEqual(unexpected, []);
          assert.deepEqual(
            errors.filter(
              (error) => !/policy named 'lit-html'|TrustedTypePolicy|Trusted Types policy/.test(error),
            ),
            [],
          );
        });
      }

      it('leaves the text to be read where Trusted Types are required and not allowed', async () => {
        const policy = `${strictPolicy}; require-trusted-types-for 'script'; trusted-types other`;
        const { page, rendered, errors, close } = await site.visit({
          head: script,
          policy,
          isRendered: false,
        });
        const text = await page.evaluate(() => document.body.innerText);
        await close();
        assert.deepEqual(rendered, []);
        assert.deepEqual(
          tags.filter((tag) => !text.includes(tag)),
          [],
        );
        assert.deepEqual(
          errors.filter((error) => /^\w*Error/.test(error)),
          [],
        );
      });

      it('works in a sandbox without an origin, where storage throws', async () => {
        const { page, rendered, errors, close } = await site.visit({
          head: script,
          policy: 'sandbox allow-scripts',
        });
        assert.deepEqual(rendered, tags);
        await like(page);
        await close();
        assert.deepEqual(errors, []);
      });
    });
  }

  it('counts violations that are there', async () => {
    const { violations, close } = await site.visit({ body: '<p style="color:red">', policy: strictPolicy });
    await close();
    assert.equal(violations.length, 1);
  });
});
