import { aTimeout, expect } from '@open-wc/testing';
import '../../src/define.js';
import { waitUntil } from '../support/wait-until.js';

async function add(source: string): Promise<void> {
  const [element] = new DOMParser().parseFromString(source, 'text/html').body.children;
  document.body.append(document.importNode(element!, true));
  await aTimeout(20);
  document.body.lastElementChild?.remove();
}

describe('warnings to authors', () => {
  const { warn } = console;
  let warnings: string[];
  beforeEach(() => {
    warnings = [];
    console.warn = (text: string) => void warnings.push(text);
  });
  afterEach(() => (console.warn = warn));

  const cases: readonly [string, string, RegExp][] = [
    ['worker-profile', '<worker-profile layout="broad"></worker-profile>', /<worker-profile layout="broad">/],
    ['worker-profile', '<worker-profile story="short"></worker-profile>', /<worker-profile story="short">/],
    [
      'worker-profile',
      '<worker-profile href="vbscript:x"></worker-profile>',
      /<worker-profile href="vbscript:x">/,
    ],
    [
      'worker-profile',
      '<worker-profile><p slot="years">七年</p><p slot="years">七年</p></worker-profile>',
      /<worker-profile>: slot="years" is filled twice/,
    ],
    ['worker-profile', '<worker-profile><h1 slot="heading">范迪</h1></worker-profile>', /not <h1>/],
    [
      'column-header',
      '<column-header kicker="甲" kicker-href="vbscript:x"></column-header>',
      /<column-header kicker-href="vbscript:x">/,
    ],
  ];
  for (const [tag, source, expected] of cases) {
    it(`one, for ${source}`, async () => {
      for (let times = 0; times < 2; times++) {
        await add(source);
      }
      const find = () => warnings.filter((text) => expected.test(text));
      await waitUntil(() => find().length > 0);
      // And no other follows.
      await aTimeout(50);
      const named = find();
      expect(named.length, `${tag}: ${warnings.join(' | ')}`).to.equal(1);
    });
  }

  it('shortens a value of 10,000 characters', async () => {
    await add(`<worker-profile layout="${'长'.repeat(10_000)}"></worker-profile>`);
    const find = () => warnings.filter((text) => text.includes('长长'));
    await waitUntil(() => find().length > 0);
    const [warning = ''] = find();
    expect(warning.length).to.be.within(60, 200);
    expect(warning).to.contain('(10000 characters)');
  });
});
