import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import '../../src/worker-profile/worker-profile.define.js';
import type { WorkerProfileElement } from '../../src/worker-profile/worker-profile.js';

interface Card {
  profile: WorkerProfileElement;
  follow: (target: Element) => Promise<string[]>;
}

/** A card, and where a click on something in it leads. */
async function draw(content: unknown): Promise<Card> {
  const wrapper = await fixture<HTMLElement>(html`<div>${content}</div>`);
  const profile = wrapper.querySelector('worker-profile') as WorkerProfileElement;
  // The module that follows clicks is loaded with the first card that has a link.
  await import('../../src/worker-profile/card-link.js');
  await aTimeout(50);
  const followed: string[] = [];
  wrapper.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (link) followed.push((link as HTMLAnchorElement).getAttribute('href') ?? '');
    event.preventDefault();
  });
  return {
    profile,
    async follow(target) {
      followed.length = 0;
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
      await aTimeout(0);
      return followed;
    },
  };
}

const plain = (href: string): unknown =>
  html`<worker-profile name="范迪" href=${href} layout="card">
    <p>扎根基层十二载。</p>
    <button slot="actions">点赞</button>
  </worker-profile>`;

describe('link of a <worker-profile>', () => {
  it('is one real link, named by the person', async () => {
    const { profile } = await draw(plain('#fan-di'));
    const links = profile.shadowRoot?.querySelectorAll('a') ?? [];
    expect(links).to.have.length(1);
    expect([links[0]?.getAttribute('href'), links[0]?.textContent?.trim()]).to.eql(['#fan-di', '范迪']);
    await expect(profile).to.be.accessible();
  });

  it('is followed from anywhere on the card, once', async () => {
    const { profile, follow } = await draw(plain('#fan-di'));
    expect(await follow(profile.querySelector('p')!)).to.eql(['#fan-di']);
    expect(await follow(profile.shadowRoot!.querySelector('a')!)).to.eql(['#fan-di']);
  });

  it('leaves other controls to themselves', async () => {
    const { profile, follow } = await draw(plain('#fan-di'));
    expect(await follow(profile.querySelector('button')!)).to.eql([]);
  });

  it('is not followed at the end of selecting text', async () => {
    const { profile, follow } = await draw(plain('#fan-di'));
    const text = profile.querySelector('p') as HTMLElement;
    getSelection()?.selectAllChildren(text);
    expect(await follow(text)).to.eql([]);
    getSelection()?.removeAllRanges();
    expect(getComputedStyle(text).userSelect || 'auto').to.equal('auto');
  });

  it('is the one in the heading where the author wrote one', async () => {
    const { profile, follow } = await draw(
      html`<worker-profile href="#card">
        <h2 slot="heading"><a href="#own">范迪</a></h2>
        <p>扎根基层十二载。</p>
      </worker-profile>`,
    );
    expect(profile.shadowRoot?.querySelector('a')).to.equal(null);
    expect(await follow(profile.querySelector('p')!)).to.eql(['#own']);
  });

  for (const href of ['javascript:alert(1)', 'data:text/html,x', 'http://[']) {
    it(`is none for ${href}`, async () => {
      const { profile, follow } = await draw(plain(href));
      expect(profile.shadowRoot?.querySelector('a')).to.equal(null);
      expect(await follow(profile.querySelector('p')!)).to.eql([]);
    });
  }

  it('goes with its address', async () => {
    const { profile, follow } = await draw(plain('#fan-di'));
    profile.href = '';
    await profile.updateComplete;
    expect(profile.shadowRoot?.querySelector('a')).to.equal(null);
    expect(await follow(profile.querySelector('p')!)).to.eql([]);
  });
});
