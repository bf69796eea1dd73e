import { expect } from '@open-wc/testing';
import { parseFigures, writeFigures, type Notation } from '../../src/stat-counter/figures.js';

describe('figures', () => {
  const decimals: readonly (readonly [string, string | undefined])[] = [
    ['1500', '1500'],
    ['1,500', '1500'],
    ['-3.50', '-3.50'],
    ['−3', '-3'],
    ['+5', '5'],
    ['十二', '12'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['1,50', undefined],
    ['1e400', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['0x10', undefined],
    ['', undefined],
  ];
  for (const [figures, decimal] of decimals) {
    it(`reads “${figures}” as ${decimal}`, () => {
      expect(parseFigures(figures)).to.equal(decimal);
    });
  }

  const written: readonly (readonly [string, Notation, string, string])[] = [
    ['1500', '', 'zh', '1500'],
    ['1500', '', 'ug', '1500'],
    ['1500', '', 'bo', '1500'],
    ['1,500', '', 'en', '1,500'],
    ['四', '', 'zh', '四'],
    ['1500.50', '', 'fa', '۱۵۰۰٫۵۰'],
    ['1234567.50', 'grouped', 'zh', '1,234,567.50'],
    ['-1234567', 'grouped', 'en', '-1,234,567'],
    ['-0.5', 'grouped', 'en', '-0.5'],
    ['123456789012345678901', 'grouped', 'en', '123,456,789,012,345,678,901'],
    ['12', 'chinese', 'zh', '十二'],
    ['12.5', 'chinese', 'zh', '12.5'],
    ['99999999', 'compact', 'zh', '9999.9万'],
    ['-99999999', 'compact', 'zh', '-9999.9万'],
    ['100000000', 'compact', 'zh', '1亿'],
    ['99999999', 'compact', 'zh-Hant', '9999.9萬'],
    ['99999999', 'compact', 'en', '99.9M'],
    ['12345', 'compact', 'zh', '1.2万'],
    ['9999', 'compact', 'zh', '9999'],
    ['999.96', 'compact', 'en', '999.9'],
    ['1500', 'grouped', 'zh_CN', '1,500'],
    ['abc', 'grouped', 'zh', 'abc'],
  ];
  for (const [figures, notation, language, expected] of written) {
    it(`writes ${figures} in ${language} ${notation || 'as it stands'} as ${expected}`, () => {
      expect(writeFigures(figures, notation, language)).to.equal(expected);
    });
  }
});
