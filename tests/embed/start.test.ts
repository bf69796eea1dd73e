import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { LoaderHost } from '../../src/embed/host.js';
import { tags } from '../../src/embed/names.js';
import { readSettings } from '../../src/embed/settings.js';
import { start } from '../../src/embed/start.js';
import { renderCms } from '../../src/render/cms.js';
import { squeeze } from '../support/printed-lines.mjs';
import { waitUntil } from '../support/wait-until.js';

const page = new URL('./pages/people.html', import.meta.url).href;
const columns = new URL('../../content/faxian-shanguang-de-ni.json', import.meta.url).href;

const parts = {
  lines: () => import('../../src/embed/lines.js'),
  columns: () => import('../../src/embed/columns.js'),
};

function hostOf(data: Record<string, string>): LoaderHost {
  const script = document.createElement('script');
  Object.assign(script.dataset, data);
  return {
    settings: readSettings(script),
    loadElements: () => import('../../src/define.js'),
    load: (name) => parts[name]() as Promise<never>,
  };
}

/** One loader for the whole page, as in life: what a test adds comes late. */
let box: HTMLElement;
const warnings: string[] = [];
const { warn } = console;
before(() => {
  console.warn = (...words: unknown[]) => warnings.push(words.join(' '));
  start(hostOf({ columns }));
});
after(() => {
  console.warn = warn;
});
beforeEach(() => {
  box = document.createElement('main');
  document.body.append(box);
});
afterEach(() => box.remove());

/** What an editor wrote, as the page receives it. */
function add(markup: string): void {
  const template = document.createElement('template');
  template.innerHTML = markup;
  box.append(document.importNode(template.content, true));
}

async function upgrade(markup: string, tag = 'worker-profile'): Promise<HTMLElement> {
  add(markup);
  await waitUntil(() => box.querySelector(tag), `no <${tag}> in ${markup}`);
  await (box.querySelector(tag) as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  await settle();
  return box.querySelector<HTMLElement>(tag)!;
}

/** Long enough for whatever would happen to have happened. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
}

async function expectUntouched(markup: string): Promise<void> {
  add(markup);
  const before = box.innerHTML;
  // A neighbour that is upgraded shows that the loader has been there.
  const neighbour = document.createElement('section');
  neighbour.dataset['lane'] = 'qr-link';
  document.body.append(neighbour);
  await waitUntil(() => !neighbour.isConnected);
  document.querySelector('body > qr-link')!.remove();
  await settle();
  expect(box.innerHTML).to.equal(before);
}

const manifest = await (await fetch(new URL('../../custom-elements.json', import.meta.url))).text();

it('knows every tag of the library', () => {
  const inManifest = [...manifest.matchAll(/"tagName": "([\w-]+)"/g)].map(([, tag]) => tag);
  expect(tags.split('|')).to.deep.equal(inManifest.sort());
});

describe('markup that stands for a tag', () => {
  for (const markup of [
    '<section data-lane="worker-profile"><h3>范迪</h3><p>故事</p></section>',
    '<blockquote data-lane="worker-profile"><h3>范迪</h3><p>故事</p></blockquote>',
    '<table data-lane="worker-profile"><tbody><tr><th>范迪</th><td>故事</td></tr></tbody></table>',
    '<section class="lane-worker-profile"><h3>范迪</h3><p>故事</p></section>',
    '<blockquote class="a lane-worker-profile b"><h3>范迪</h3><p>故事</p></blockquote>',
    '<table class="lane-worker-profile"><tbody><tr><th>范迪</th><td>故事</td></tr></tbody></table>',
    '<div class="lane-worker-profile"><h3>范迪</h3><p>故事</p></div>',
    '<ul class="lane-worker-profile"><li>范迪</li><li>故事</li></ul>',
    '<p class="lane-worker-profile">范迪<br>故事</p>',
  ]) {
    it(`moves the nodes of ${markup.slice(0, 40)}… into the tag`, async () => {
      const template = document.createElement('template');
      template.innerHTML = markup;
      const content = document.importNode(template.content, true);
      const texts: Node[] = [];
      const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode);
      box.append(content);
      await waitUntil(() => box.querySelector('worker-profile'));
      const profile = box.querySelector('worker-profile')!;
      expect(texts.every((text) => profile.contains(text))).to.equal(true);
      expect(texts.map(({ nodeValue }) => nodeValue).join()).to.equal('范迪,故事');
    });
  }

  it('keeps id, language, direction, classes and what else the author said', async () => {
    const profile = await upgrade(
      '<section data-lane="worker-profile" id="p" lang="ug" dir="rtl" class="wide" title="T" aria-label="L" data-x="1"><a id="deep" name="old">x</a></section>',
    );
    expect(box.querySelector('section')).to.equal(null);
    const { id, lang, dir, className, title } = profile;
    expect([id, lang, dir, className, title]).to.deep.equal(['p', 'ug', 'rtl', 'wide', 'T']);
    expect([profile.getAttribute('aria-label'), profile.dataset['x']]).to.deep.equal(['L', '1']);
    expect(profile.querySelector('#deep')!.getAttribute('name')).to.equal('old');
  });

  it('keeps listeners of what is inside, and the focus of nothing else', async () => {
    const section = document.createElement('section');
    section.dataset['lane'] = 'worker-profile';
    const link = document.createElement('a');
    link.textContent = '范迪';
    let clicks = 0;
    link.addEventListener('click', () => (clicks += 1));
    section.append(link);
    box.append(section);
    await waitUntil(() => box.querySelector('worker-profile'));
    link.click();
    expect(clicks).to.equal(1);
  });

  it('puts heading, pictures, numbers and likes where they belong', async () => {
    const profile = await upgrade(`<section data-lane="worker-profile">
      <h3>范迪</h3><p>故事</p><h4>第二节</h4>
      <section data-lane="stat-counter"><b>1500</b>余户次</section>
      <section data-lane="swipe-gallery"><figure><img src="data:," alt="一"></figure></section>
      <p data-lane="motto">一句话</p></section>`);
    await waitUntil(() => profile.querySelector('stat-counter') && profile.querySelector('swipe-gallery'));
    const slots = [...profile.children].map(({ localName, slot }) => `${localName}:${slot}`);
    expect(slots).to.deep.equal([
      'h3:heading',
      'p:',
      'h4:',
      'stat-counter:stats',
      'swipe-gallery:media',
      'p:motto',
    ]);
  });

  it('keeps the parts of a person together as the form for editors has them', async () => {
    const profile = await upgrade(
      renderCms({
        ...{ id: 'a', title: '题', credits: [] },
        workers: [
          {
            name: '范迪',
            positions: [{ title: '书记', from: 2010 }],
            honours: ['先进'],
            process: { name: '三步', steps: ['一', '二'] },
          },
        ],
      }),
    );
    const lines = [...profile.children].map(({ slot, textContent }) => `${slot}:${squeeze(textContent)}`);
    expect(lines).to.deep.equal([
      'heading:范迪',
      'process:三步一二',
      'career:任职2010书记',
      'honours:荣誉先进',
    ]);
  });

  it('gives a call to action its question first, and the code of its link', async () => {
    const call = await upgrade(
      '<section data-lane="qr-link"><h3>谁最美?</h3><p data-lane="cta">点赞!</p><p data-lane="instruction">点击<a href="http://dz.example/">dz</a></p></section>',
      'qr-link',
    );
    expect(call.querySelector('h3')!.slot).to.equal('question');
    expect(call.getAttribute('href')).to.equal('http://dz.example/');
    await waitUntil(() => call.shadowRoot!.querySelector('[part=qr]'));
  });

  it('gives a call to action the address that an author has given, and none without', async () => {
    const link = '<a href="http://a.example/">a</a>';
    const own = await upgrade(
      `<section data-lane="qr-link" href="http://b.example/">${link}</section>`,
      'qr-link',
    );
    expect(own.getAttribute('href')).to.equal('http://b.example/');
    box.replaceChildren();
    const none = await upgrade('<section data-lane="qr-link"><p>点赞</p></section>', 'qr-link');
    expect(none.hasAttribute('href')).to.equal(false);
  });

  for (const [heading, name] of [
    ['<h3><small class="p-job-title">社区副主任</small><strong class="p-name">范迪</strong></h3>', '范迪'],
    ['<h3>社区副主任<strong>阿依古丽·买买提</strong></h3>', '阿依古丽·买买提'],
    ['<h3>社区副主任 <b> 范迪 </b></h3>', '范迪'],
    ['<h3> 欧阳娜娜 </h3>', '欧阳娜娜'],
    // Who of them it is, nobody can tell.
    ['<h3>社区副主任范迪</h3>', ''],
    ['<h3>张宇 范迪</h3>', ''],
    ['<p>范迪</p>', ''],
  ]) {
    it(`takes ${name || 'no name'} for the initial and the layout from ${heading}`, async () => {
      const profile = await upgrade(`<section data-lane="worker-profile">${heading}<p>故事</p></section>`);
      expect(profile.getAttribute('name') ?? '').to.equal(name);
      const initial = profile.shadowRoot!.querySelector('[part=portrait]')?.textContent ?? '';
      expect(initial.trim()).to.equal([...name][0] ?? '');
    });
  }

  it('leaves the name that an author has given', async () => {
    const profile = await upgrade('<section data-lane="worker-profile" name="小范"><h3>范迪</h3></section>');
    expect(profile.getAttribute('name')).to.equal('小范');
  });

  it('shows what names a place that the element does not have', async () => {
    const profile = await upgrade(
      '<section data-lane="worker-profile"><p class="lane-nowhere">读得到</p></section>',
    );
    await waitUntil(() => profile.querySelector('p')!.assignedSlot);
    expect(profile.querySelector('p')!.getBoundingClientRect().height).to.be.above(0);
  });

  it('upgrades a whole column, one inside the other', async () => {
    await upgrade(`<article><header class="lane-column-header"><h1>标题</h1></header>
      <section class="lane-worker-profile"><h2>甲</h2><section class="lane-reading-panel"><p>文</p></section></section>
      <ul class="lane-column-credits"><li>来源:报</li></ul></article>`);
    await waitUntil(() => box.querySelector('column-credits') && box.querySelector('reading-panel'));
    expect(box.textContent!.replace(/\s/g, '')).to.equal('标题甲文来源:报');
    expect(box.querySelector('column-header h1')!.slot).to.equal('title');
  });

  it('is done once, however often the page is touched', async () => {
    await upgrade('<table class="lane-worker-profile"><tbody><tr><td>甲</td></tr></tbody></table>');
    box.append('x');
    const { outerHTML } = box;
    box.remove();
    document.body.append(box);
    await settle();
    expect(box.outerHTML).to.equal(outerHTML);
  });

  it('leaves unknown names alone', () =>
    expectUntouched(
      '<section data-lane="worker-profiles">a</section><p class="plane-worker-profile lane-x">b</p><p data-lane>c</p>',
    ));

  for (const [open, close] of [
    ['<pre>', '</pre>'],
    ['<code>', '</code>'],
    ['<div contenteditable="true">', '</div>'],
    ['<template>', '</template>'],
    ['<button type="button">', '</button>'],
  ] as const) {
    it(`leaves what is inside ${open} alone`, () =>
      expectUntouched(
        `${open}<span class="lane-worker-profile">甲</span><p>[worker-profile name="甲"]</p><p><a href="${page}#lane=worker-profile/fan-di">范迪</a></p>${close}`,
      ));
  }
  for (const name of ['textarea', 'script', 'style', 'xmp', 'noscript', 'title']) {
    it(`leaves the text of <${name}> alone`, () =>
      expectUntouched(
        `<${name}${name === 'script' ? ' type="text/plain"' : ''}>[worker-profile name="甲"]</${name}>`,
      ));
  }
});

describe('links to people of another page', () => {
  it('take the person from that page, around the very link that the author wrote', async () => {
    add(`<p><a href="${page}#lane=worker-profile/fan-di">范迪</a></p>`);
    const link = box.querySelector('a')!;
    await waitUntil(() => box.querySelector('worker-profile'));
    const profile = box.querySelector('worker-profile')!;
    expect(profile.id).to.equal('fan-di');
    expect(profile.contains(link)).to.equal(true);
    expect(link.closest('[slot=heading]')!.textContent).to.equal('西關北里社區黨委書記 范迪');
    expect(link.href).to.equal(`${page}#lane=worker-profile/fan-di`);
    expect(profile.textContent!.match(/范迪/g)).to.have.length(1);
    expect(box.querySelector('p > worker-profile')).to.equal(null);
  });

  it('keep words of their own in a line below', async () => {
    const profile = await upgrade(`<p><a href="${page}#lane=worker-profile/fan-di">读她的故事</a></p>`);
    expect(profile.querySelector('p:last-child > a')!.textContent).to.equal('读她的故事');
  });

  it('bring no script, handler, style or frame, and whole addresses', async () => {
    const profile = await upgrade(`<p><a href="${page}#lane=worker-profile/fan-di">范迪</a></p>`);
    expect(profile.querySelector('script,style,iframe,[onclick],[onerror],[style]')).to.equal(null);
    expect(profile.matches('[onclick],[style]')).to.equal(false);
    expect((window as unknown as { isTaken?: boolean }).isTaken).to.equal(undefined);
    const links = [...profile.querySelectorAll<HTMLAnchorElement>('p a')];
    expect(links.map(({ textContent }) => textContent)).to.deep.equal(['更多', '壞']);
    expect(links[0]!.href).to.equal(new URL('more.html#there', page).href);
    expect(links[1]!.hasAttribute('href')).to.equal(false);
    expect(profile.querySelector('img')!.src).to.equal(new URL('people/fan-di.svg', page).href);
    expect(profile.lang).to.equal('zh-Hant');
  });

  it('keep the attributes of their paragraph, and anchors in their line', async () => {
    const profile = await upgrade(
      `<p id="here" dir="rtl"><a name="old"></a><strong><a id="link" href="${page}#lane=worker-profile/fan-di">范迪</a></strong></p>`,
    );
    expect(profile.parentElement!.matches('div#here[dir=rtl]')).to.equal(true);
    expect(document.querySelectorAll('#old')).to.have.length(1);
    expect(document.querySelectorAll('#link')).to.have.length(1);
  });

  it('take people whose page holds plain markup', async () => {
    const profile = await upgrade(`<ul><li><a href="${page}#lane=worker-profile/li-si">李四</a></li></ul>`);
    await waitUntil(() => profile.isConnected && profile.shadowRoot);
    expect(box.querySelector('li > worker-profile#li-si h3')!.textContent).to.equal('李四');
  });

  it('understand a name in Chinese', async () => {
    const profile = await upgrade(`<p><a href="${page}#lane=worker-profile/张宇">张宇</a></p>`);
    expect(profile.id).to.equal('张宇');
  });

  it('leave an id that the page has to the page', async () => {
    add('<p id="fan-di">here</p>');
    const profile = await upgrade(`<p><a href="${page}#lane=worker-profile/fan-di">范迪</a></p>`);
    expect(profile.id).to.equal('');
    expect(document.getElementById('fan-di')!.localName).to.equal('p');
  });

  for (const [why, markup] of [
    ['in a sentence', `<p>见<a href="${page}#lane=worker-profile/fan-di">范迪</a></p>`],
    [
      'beside a picture',
      `<p><img alt="" src="data:,"><a href="${page}#lane=worker-profile/fan-di">范迪</a></p>`,
    ],
    ['to another origin', '<p><a href="https://example.org/a#lane=worker-profile/fan-di">范迪</a></p>'],
    ['of another kind', `<p><a href="${page}#lane=iframe/fan-di">范迪</a></p>`],
    ['to nobody', `<p><a href="${page}#lane=worker-profile/nobody">范迪</a></p>`],
    ['to a page that is not there', '<p><a href="/nowhere.html#lane=worker-profile/fan-di">范迪</a></p>'],
    ['to a broken name', `<p><a href="${page}#lane=worker-profile/%E0%A4">范迪</a></p>`],
    ['to a script', '<p><a href="javascript:void 0#lane=worker-profile/fan-di">范迪</a></p>'],
  ] as const) {
    it(`stay links ${why}`, async () => {
      await expectUntouched(markup);
      await settle();
    });
  }
});

describe('shortcodes in a page', () => {
  it('become a tag with the attributes that they name', async () => {
    const profile = await upgrade('<p>[worker-profile name=“范迪” post="书记"]</p>');
    expect(profile.getAttribute('name')).to.equal('范迪');
    expect(profile.getAttribute('post')).to.equal('书记');
    expect(box.innerHTML).to.equal(profile.outerHTML);
  });

  it('take a person from the column document', async () => {
    const profile = await upgrade('<p>[worker-profile zhang-yu]</p>');
    expect(profile.id).to.equal('zhang-yu');
    expect(profile.querySelector('[slot=heading]')!.textContent).to.contain('张宇');
    expect(profile.querySelectorAll('p').length).to.be.above(2);
  });

  it('take every attribute that an element offers, beside a person too', async () => {
    const { modules } = JSON.parse(manifest) as {
      modules: { declarations: { tagName?: string; attributes?: { name: string }[] }[] }[];
    };
    for (const { tagName, attributes = [] } of modules.flatMap(({ declarations }) => declarations)) {
      if (!tagName) continue;
      // Which ask for something by themselves.
      const names = attributes.map(({ name }) => name).filter((name) => !/^(endpoint|campaign)$/.test(name));
      const element = await upgrade(
        `<p>[${tagName} ${names.map((name) => `${name}="1"`).join(' ')}]</p>`,
        tagName,
      );
      for (const name of names) expect(element.hasAttribute(name), `${tagName} ${name}`).to.equal(true);
      box.replaceChildren();
    }
    const profile = await upgrade('<p>[worker-profile fan-di layout="card"]</p>');
    expect(profile.getAttribute('layout')).to.equal('card');
    expect(profile.querySelector('h2')!.textContent).to.contain('范迪');
  });

  it('take a person whose hyphen was corrected to another', async () => {
    const profile = await upgrade('<p>[worker-profile fan\u2011di]</p>');
    expect(profile.querySelector('h2')!.textContent).to.contain('范迪');
  });

  it('take the head and the credits of the column', async () => {
    add('<p>[column-header faxian-shanguang-de-ni]</p><p>[column-credits faxian-shanguang-de-ni]</p>');
    await waitUntil(() => box.querySelector('column-credits'));
    await waitUntil(() => box.querySelector('column-header'));
    expect(box.querySelector('column-header h1')!.textContent).to.equal('发现“闪光的你”');
    expect(box.querySelector('column-credits')!.textContent).to.contain('转载注明');
  });

  it('are found where an editor has cut them up', async () => {
    const profile = await upgrade(
      '<div>前<br><span><b>[worker-profile</b>&nbsp;</span>name=“<i>范迪</i>”]<br>后</div>',
    );
    expect(profile.getAttribute('name')).to.equal('范迪');
    expect(box.querySelector('div')!.textContent).to.equal('前后');
  });

  it('stand one in a line', async () => {
    add('<p>[stat-counter value="1" unit="户"]<br>[stat-counter value="2" unit="户"]</p>');
    await waitUntil(() => box.querySelectorAll('stat-counter').length === 2);
    expect(box.querySelector('br,p')).to.equal(null);
  });

  for (const text of [
    '[worker-profile onclick="alert(1)"]',
    // An empty element would stand where the text was.
    '[worker-profile]',
    '[worker-profile name="a" style="color:red"]',
    '[worker-profile nobody]',
    '[worker-profile name="a"] 之后',
    '[no-such-tag name="a"]',
  ]) {
    it(`leave ${text} to be read`, () => expectUntouched(`<p>${text}</p>`));
  }
});

describe('everything that went wrong until here', () => {
  it('was told in one line', () => {
    // What elements say of their own children begins with their tag.
    const ofLoader = warnings.filter((line) => !line.startsWith('lanelight: <'));
    expect(ofLoader.length).to.equal(1);
    expect(ofLoader[0]).to.match(/^lanelight: /);
  });
});
