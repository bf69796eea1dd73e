import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/worker-profile/worker-profile.define.js';
import type { WorkerProfileElement } from '../../src/worker-profile/worker-profile.js';
import { waitUntil } from '../support/wait-until.js';

const long = '在急难险重任务面前,范迪总是冲锋在前的“排险员”。'.repeat(60);

async function draw(story: string, text = long): Promise<WorkerProfileElement> {
  const profile = await fixture<WorkerProfileElement>(
    html`<worker-profile name="范迪" story=${story}>
      <div>
        <p>${text}</p>
        <p>报道 <a href="#end">全文</a></p>
      </div>
    </worker-profile>`,
  );
  await nextFrame();
  await nextFrame();
  return profile;
}

const query = <E extends HTMLElement>(profile: Element, selector: string): E =>
  profile.shadowRoot?.querySelector(selector) as E;
const findButton = async (profile: Element): Promise<HTMLButtonElement> => {
  await waitUntil(() => query(profile, 'button') !== null);
  return query(profile, 'button');
};

describe('story of <worker-profile>', () => {
  it('is shown in full, without a box or a button', async () => {
    const profile = await draw('full');
    expect(query(profile, '.story')).to.equal(null);
    expect(profile.querySelector('div')?.offsetHeight).to.be.below(profile.offsetHeight);
  });

  it('clamp shows four lines, and opens in place, the focus staying on the button', async () => {
    const profile = await draw('clamp');
    const button = await findButton(profile);
    expect(query(profile, '.story').offsetHeight).to.be.closeTo(4 * 1.75 * 16, 1);
    const { top } = (profile.querySelector('div') as HTMLElement).getBoundingClientRect();
    button.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => button.getAttribute('aria-expanded') === 'true');
    expect(query(profile, '.story').offsetHeight).to.be.above(300);
    expect((profile.querySelector('div') as HTMLElement).getBoundingClientRect().top).to.be.closeTo(top, 1);
    expect(profile.shadowRoot?.activeElement === button).to.equal(true);
  });

  it('keeps the button where it is when it is closed again', async () => {
    const profile = await draw('clamp');
    const button = await findButton(profile);
    button.click();
    await waitUntil(() => button.getAttribute('aria-expanded') === 'true');
    button.scrollIntoView({ block: 'center' });
    const { top } = button.getBoundingClientRect();
    button.click();
    await waitUntil(() => button.getAttribute('aria-expanded') === 'false');
    await nextFrame();
    const isAtStart = document.scrollingElement?.scrollTop === 0;
    if (!isAtStart) expect(button.getBoundingClientRect().top).to.be.closeTo(top, 2);
    expect(query(profile, '.story').offsetHeight).to.be.closeTo(4 * 1.75 * 16, 1);
  });

  it('clamp opens for a link inside it that takes the focus', async () => {
    const profile = await draw('clamp');
    const button = await findButton(profile);
    profile.querySelector('a')?.focus();
    await waitUntil(() => button.getAttribute('aria-expanded') === 'true');
  });

  it('panel scrolls, and is a named region and a stop of the Tab key while it does', async () => {
    const profile = await draw('panel');
    const button = await findButton(profile);
    const box = query(profile, '.story');
    expect(box.scrollHeight).to.be.above(box.clientHeight);
    expect([box.getAttribute('role'), box.getAttribute('aria-label'), box.tabIndex]).to.eql([
      'region',
      '范迪',
      0,
    ]);
    button.click();
    await waitUntil(() => button.getAttribute('aria-expanded') === 'true');
    expect([box.getAttribute('role'), box.tabIndex]).to.eql([null, -1]);
  });

  it('has no button where it is short', async () => {
    const profile = await draw('clamp', '一句话。');
    await nextFrame();
    expect(query(profile, 'button')).to.equal(null);
  });

  it('is shortened and shown in full again by its property', async () => {
    const profile = await draw('full');
    profile.story = 'clamp';
    await findButton(profile);
    profile.story = 'full';
    await profile.updateComplete;
    expect(query(profile, 'button')).to.equal(null);
    expect(profile.querySelector('div')?.offsetHeight).to.be.above(100);
  });

  it('is accessible shortened and opened', async () => {
    const profile = await draw('panel');
    const button = await findButton(profile);
    await expect(profile).to.be.accessible();
    button.click();
    await waitUntil(() => button.getAttribute('aria-expanded') === 'true');
    await expect(profile).to.be.accessible();
  });
});
