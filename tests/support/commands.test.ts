import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';

describe('commands of the test runner, in this engine', () => {
  it('types text and edits it with held keys', async () => {
    const input = await fixture<HTMLInputElement>(html` <input aria-label="text" /> `);
    input.focus();
    await sendKeys({ type: 'abcd' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ press: 'Backspace' });
    expect(input.value).to.equal('ab');
  });

  it('clicks with trusted events where it is told to', async () => {
    const button = await fixture<HTMLButtonElement>(html` <button>click</button> `);
    const events: MouseEvent[] = [];
    button.addEventListener('click', (event) => events.push(event));
    const { left, top } = button.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.ceil(left) + 4, Math.ceil(top) + 4] });
    await resetMouse();
    expect(events.map(({ isTrusted }) => isTrusted)).to.eql([true]);
  });

  for (const width of [320, 768, 1280]) {
    it(`gives the page a viewport of ${width} px`, async () => {
      await setViewport({ width, height: 640 });
      expect([innerWidth, innerHeight]).to.eql([width, 640]);
      expect(matchMedia(`(min-width: ${width}px) and (max-width: ${width}px)`).matches).to.equal(true);
    });
  }
});
