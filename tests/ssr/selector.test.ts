import { expect } from '@open-wc/testing';
import '../../src/define.js';
import { LightElement } from '../../src/ssr/light-node.js';
import type { ParsedNode } from '../../src/ssr/peers.js';
import { matches } from '../../src/ssr/selector.js';

/** What is asked of shadow roots, once there are some. */
const inShadowRoots = ['.track', '.progress', '.track, .direction'];

/** The selectors in the modules that elements have from the start: what they load later, only readers make them load. */
async function readSelectors(): Promise<string[]> {
  const modules = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && /^\/src\/.*\.[jt]s$/.test(pathname))
    .filter(({ pathname }) => !pathname.startsWith('/src/ssr/'));
  const sources = await Promise.all(modules.map(async (url) => (await fetch(url)).text()));
  const calls = /\.(?:querySelector(?:All)?|matches|closest)\(\s*(["'`])(.*?)\1/g;
  const found = sources.flatMap((source) => [...source.matchAll(calls)].map(([, , selector]) => selector!));
  return [...new Set(found)].filter(
    (selector) => !inShadowRoots.includes(selector) && !selector.includes('${'),
  );
}

/** Markup as a parser of the server's hands it over. */
function parsed(node: Node): ParsedNode {
  if (!(node instanceof Element)) return { nodeName: '#text', value: node.textContent ?? '' };
  return {
    nodeName: node.localName,
    tagName: node.localName,
    attrs: [...node.attributes].map(({ name, value }) => ({ name, value })),
    childNodes: [...node.childNodes].map(parsed),
  };
}

describe('selectors on a server', () => {
  it('are known, all that elements ask of their light DOM from the start', async () => {
    const selectors = await readSelectors();
    expect(selectors).to.include.members([':scope > details', 'strong, b, span:last-child', 'ol, ul']);
    const element = new LightElement({ nodeName: 'p', tagName: 'p' }, null);
    for (const selector of selectors) expect(() => matches(element, selector), selector).not.to.throw();
  });

  it('find what a browser finds', async () => {
    const page = new DOMParser().parseFromString(
      `<section lang="zh"><h2 slot="heading"><span>a</span><span>b</span> c</h2><details></details>
        <h2 slot="heading"><a href="/x"><b>d</b></a></h2><ol><li data-item="1"></li></ol>
        <p slot="title"><img src="y"><span>e</span><i></i></p><p><a>f</a><button tabindex="0"></button></p></section>`,
      'text/html',
    );
    const section = page.querySelector('section')!;
    const light = new LightElement(parsed(section), null);
    const describeIt = (element: { localName: string; textContent: string | null }): string =>
      `${element.localName} ${element.textContent}`;
    for (const selector of await readSelectors()) {
      const expected = [...section.querySelectorAll(selector)].map(describeIt);
      expect(light.querySelectorAll(selector).map(describeIt), selector).to.eql(expected);
    }
  });

  it('that are none of ours are an error that names them', () => {
    const element = new LightElement({ nodeName: 'p', tagName: 'p' }, null);
    expect(() => matches(element, 'p > a:hover')).to.throw('p > a:hover');
  });
});
