import { expect } from '@open-wc/testing';
import { contrastOf, mend, readHex } from '../../src/theme-builder/contrast.js';
import { findFaults, startFrom, themeNames, toCss } from '../../src/theme-builder/draft-theme.js';

describe('contrast', () => {
  for (const [one, other, ratio] of [
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
  ] as const) {
    it(`of ${one} and ${other} is ${ratio}, whichever comes first`, () => {
      expect(contrastOf(one, other)).to.be.closeTo(ratio, 0.005);
      expect(contrastOf(other, one)).to.be.closeTo(ratio, 0.005);
    });
  }

  for (const [text, hex] of [
    ['#A61B1F', '#a61b1f'],
    [' #abc ', '#aabbcc'],
    ['red', undefined],
    ['#12345', undefined],
    ['#12345g', undefined],
    ['rgb(0 0 0)', undefined],
    ['', undefined],
  ] as const) {
    it(`reads "${text}" as ${hex}`, () => {
      expect(readHex(text)).to.equal(hex);
    });
  }

  it('is mended by the nearest colour that has it, darker on light and lighter on dark', () => {
    expect(contrastOf(mend('#888888', '#ffffff', 4.5), '#ffffff')).to.be.within(4.5, 4.8);
    expect(contrastOf(mend('#444444', '#161412', 7), '#161412')).to.be.within(7, 7.6);
    expect(mend('#000000', '#ffffff', 7)).to.equal('#000000');
  });
});

describe('a theme that is being made', () => {
  for (const name of themeNames) {
    it(`has no fault when it is ${name}`, () => {
      expect(findFaults(startFrom(name))).to.deep.equal([]);
    });
  }

  it('names every pair that fails, with its ratio, the least, and a colour that will do', () => {
    const daily = startFrom('daily');
    const faults = findFaults({ ...daily, colours: { ...daily.colours, 'ink-faint': '#999999' } });
    expect(faults.map(({ mode, colour, background }) => `${mode} ${colour} ${background}`)).to.deep.equal([
      'plain ink-faint paper',
      'plain ink-faint surface',
      'plain ink-faint tint',
    ]);
    for (const { background, ratio, least, mended } of faults) {
      expect(ratio).to.be.below(least);
      expect(contrastOf(mended, daily.colours[background])).to.be.at.least(least);
    }
  });

  it('holds text to 4.5, controls to 3 and elder text to 7', () => {
    const daily = startFrom('daily');
    const pale = findFaults({
      ...daily,
      colours: { ...daily.colours, accent: '#cccccc' },
      strong: { ...daily.strong, accent: '#666666' },
    });
    const least = (mode: string, kind: string): number[] => [
      ...new Set(
        pale.filter((fault) => fault.mode === mode && fault.kind === kind).map((fault) => fault.least),
      ),
    ];
    expect(least('plain', 'text')).to.deep.equal([4.5]);
    expect(least('plain', 'control')).to.deep.equal([3]);
    expect(least('elder', 'text')).to.deep.equal([7]);
    expect(least('elder', 'control')).to.deep.equal([]);
  });

  it('becomes a sheet that a browser reads, with the colours of elder mode', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(toCss({ ...startFrom('gov-blue'), radius: 4, space: 0.75 }));
    const [plain, elder, contrast] = [...sheet.cssRules] as [CSSStyleRule, CSSStyleRule, CSSMediaRule];
    expect(plain.selectorText).to.equal(':root');
    expect(plain.style.getPropertyValue('--lane-accent').trim()).to.equal('#12529e');
    expect(plain.style.getPropertyValue('--lane-radius').trim()).to.equal('4px');
    expect(plain.style.getPropertyValue('--lane-space').trim()).to.equal('0.75em');
    expect(elder.selectorText).to.equal('[data-elder]');
    expect(elder.style.getPropertyValue('--lane-accent').trim()).to.equal('#0b3c77');
    expect(contrast.cssRules).to.have.lengthOf(1);
  });

  it('is for screens, and says that it is dark, where its letters are light', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(toCss(startFrom('night')));
    const [screen, ...others] = [...sheet.cssRules] as CSSMediaRule[];
    expect(others).to.have.lengthOf(0);
    expect(screen!.media.mediaText).to.equal('screen');
    expect(screen!.cssRules).to.have.lengthOf(3);
    expect((screen!.cssRules[0] as CSSStyleRule).style.colorScheme).to.equal('dark');
  });
});
