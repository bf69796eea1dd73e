import { expect, html, nextFrame } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import '../../src/swipe-gallery/slide-drag.js';
import type { SwipeGalleryElement } from '../../src/swipe-gallery/swipe-gallery.js';
import { waitUntil } from '../support/wait-until.js';
import { atRest, figure, figures, makeGallery, offset } from './gallery-fixture.js';

/** Bad input: nothing is thrown, the gallery stands at a slide that it has, and its author is told once. */
describe('<swipe-gallery> warns its author', () => {
  const { warn } = console;
  let warnings: string[];
  let errors: string[];
  const onError = ({ message }: ErrorEvent) => errors.push(message);
  const onRejection = ({ reason }: PromiseRejectionEvent) => errors.push(String(reason));

  beforeEach(() => {
    [warnings, errors] = [[], []];
    console.warn = (message: string) => warnings.push(message);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
  });
  afterEach(() => {
    console.warn = warn;
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  });

  const matching = (pattern: RegExp) => warnings.filter((each) => pattern.test(each));

  /** A gallery that was moved a little. */
  async function make(content: unknown, attribute?: string, value = ''): Promise<SwipeGalleryElement> {
    const gallery = await makeGallery(0, { content });
    if (attribute) gallery.setAttribute(attribute, value);
    await atRest(gallery);
    gallery.next();
    gallery.previous();
    await atRest(gallery);
    return gallery;
  }

  function expectSound(gallery: SwipeGalleryElement): void {
    expect(errors).to.eql([]);
    const { index, slides } = gallery;
    expect(index).to.be.within(0, Math.max(0, slides.length - 1));
    if (slides.length > 0) expect(offset(gallery, index)).to.be.closeTo(0, 1);
  }

  const broken = html`<figure><img src="/missing.png" width="16" height="10" alt="" /></figure>`;
  const cases: readonly [
    what: string,
    content: TemplateResult[],
    expected: RegExp,
    attribute?: string,
    value?: string,
  ][] = [
    ['of no slides', [], /has no slides/],
    [
      'of text between slides',
      [html`Stray words ${figure(0)}<!-- a comment -->${figure(1)}`],
      /“Stray words” stands between/,
    ],
    ['of a picture with a 404', [figure(0), broken, broken], /missing\.png cannot be loaded/],
    [
      'of a viewer without a picture',
      [html`<p>Words</p>`, html`<p>More</p>`],
      /no slide has a picture/,
      'viewer',
    ],
    ['of a loop of one slide', figures(1), /ends="loop">: with fewer than three/, 'ends', 'loop'],
  ];
  for (const [what, content, expected, attribute, value] of cases) {
    it(`${what}, once`, async () => {
      expectSound(await make(content, attribute, value));
      expectSound(await make(content, attribute, value));
      await waitUntil(() => matching(expected).length > 0, `warned ${what}`);
      expect(matching(expected).length, warnings.join(' | ')).to.equal(1);
      expect(warnings.length, warnings.join(' | ')).to.equal(1);
    });
  }

  it('of ids that two galleries share, once', async () => {
    const slides = () => [0, 1, 2].map((index) => html`<figure id="shared-${index}">${index}</figure>`);
    const one = await make(slides());
    expect(matching(/the id/)).to.eql([]);
    const other = await make(slides());
    expectSound(one);
    expectSound(other);
    expect(matching(/the id "shared-0" is there twice/).length).to.equal(1);
    expect(warnings.length, warnings.join(' | ')).to.equal(1);
  });

  it('of a number that is none and of an index out of range, once each', async () => {
    const gallery = await make(figures(3));
    for (let turn = 0; turn < 2; turn += 1) {
      gallery.goTo(Number.NaN);
      expect(gallery.index).to.equal(0);
      gallery.goTo(99, { behavior: 'instant' });
      expect(gallery.index).to.equal(2);
      gallery.goTo(-1, { behavior: 'instant' });
      expect(gallery.index).to.equal(0);
    }
    expectSound(gallery);
    expect(warnings.map((each) => /index="(\S+)"/.exec(each)?.[1])).to.eql(['NaN', '99', '-1']);
  });

  it('of a slide that is removed while it is dragged, once', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const gallery = await make(figures(4));
      const { left, top } = gallery.slides[0]!.getBoundingClientRect();
      const [x, y] = [Math.round(left) + 200, Math.round(top) + 60];
      await sendMouse({ type: 'move', position: [x, y] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [x - 50, y] });
      await sendMouse({ type: 'move', position: [x - 90, y] });
      await nextFrame();
      gallery.slides[0]!.remove();
      await nextFrame();
      await sendMouse({ type: 'up' });
      await resetMouse();
      await atRest(gallery);
      expectSound(gallery);
      expect(gallery.slides.length).to.equal(3);
    }
    expect(matching(/removed while a reader dragged it/).length).to.equal(1);
    expect(warnings.length, warnings.join(' | ')).to.equal(1);
  });

  it('of nothing in a gallery that is in order, be it of one slide or of two', async () => {
    for (const count of [1, 2, 3]) expectSound(await make(figures(count)));
    expect(warnings).to.eql([]);
  });
});
