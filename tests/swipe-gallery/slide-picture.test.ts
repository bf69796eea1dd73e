import { expect } from '@open-wc/testing';
import { addressOf } from '../../src/swipe-gallery/slide-picture.js';

describe('slide-picture', () => {
  /** Parsed only: no browser begins to load it. */
  const parse = (html: string): HTMLImageElement =>
    new DOMParser().parseFromString(html, 'text/html').querySelector('img')!;

  it('has the address of a large picture that it leads to', () => {
    expect(
      addressOf(parse('<a href="https://a.example/large.jpg"><img src="https://a.example/small.jpg"></a>')),
    ).to.equal('https://a.example/large.jpg');
  });

  for (const html of [
    '<img src="https://a.example/small.jpg">',
    '<a href="https://a.example/story.html"><img src="https://a.example/small.jpg"></a>',
  ]) {
    it(`has its own address before it is loaded: ${html}`, () => {
      const picture = parse(html);
      // What Chromium and Firefox say until they begin; WebKit says the address at once.
      Object.defineProperty(picture, 'currentSrc', { value: '' });
      expect(addressOf(picture)).to.equal('https://a.example/small.jpg');
    });
  }
});
