import { expect, fixture, html } from '@open-wc/testing';
import '../../src/stat-counter/stat-counter.define.js';
import '../../src/stat-group/stat-group.define.js';
import type { StatGroupElement } from '../../src/stat-group/stat-group.js';

const group = html`<stat-group>
  <stat-counter><b>18</b>栋<span slot="label">楼</span></stat-counter>
  <stat-counter><b>25</b>个<span slot="label">楼门</span></stat-counter>
  <stat-counter><b>47</b>部<span slot="label">电梯</span></stat-counter>
  <span slot="label">都安上了电梯阻止器</span>
</stat-group>`;

describe('<stat-group>', () => {
  it('shows its numbers in one row, in their order, and the caption below', async () => {
    const element = await fixture<StatGroupElement>(group);
    const [first, second, third, caption] = Array.from(element.children, (child) =>
      child.getBoundingClientRect(),
    );
    expect(second!.left).to.be.greaterThan(first!.right);
    expect(third!.left).to.be.greaterThan(second!.right);
    expect(third!.top).to.equal(first!.top);
    expect(caption!.top).to.be.at.least(first!.bottom);
  });

  it('prints the attribute where no caption is slotted', async () => {
    const element = await fixture<StatGroupElement>(html`<stat-group label="电梯阻止器"></stat-group>`);
    expect(element.renderRoot.textContent.trim()).to.equal('电梯阻止器');
  });

  it('is a group named by its caption', async () => {
    const element = await fixture<StatGroupElement>(group);
    const role = element.renderRoot.querySelector('[role="group"]')!;
    const name = element.renderRoot.querySelector(`#${role.getAttribute('aria-labelledby')}`)!;
    expect(name.querySelector('slot')!.assignedElements()[0]!.textContent).to.equal('都安上了电梯阻止器');
    await expect(element).to.be.accessible();
  });

  it('wraps in a narrow column instead of overflowing', async () => {
    const holder = await fixture<HTMLElement>(html`<div style="inline-size: 120px">${group}</div>`);
    expect(holder.scrollWidth).to.be.at.most(120);
  });
});
