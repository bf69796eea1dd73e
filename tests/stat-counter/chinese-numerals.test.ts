import { expect } from '@open-wc/testing';
import { parseChineseNumeral, printChineseNumeral } from '../../src/stat-counter/chinese-numerals.js';

const both: readonly (readonly [number, string])[] = [
  [0, '〇'],
  [4, '四'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [105, '一百零五'],
  [110, '一百一十'],
  [1001, '一千零一'],
  [1050, '一千零五十'],
  [10_000, '一万'],
  [10_500, '一万零五百'],
  [120_000, '十二万'],
  [1_000_010, '一百万零一十'],
  [100_000_000, '一亿'],
  [105_000_000, '一亿零五百万'],
  [2_345_678_901, '二十三亿四千五百六十七万八千九百零一'],
  [1_000_000_000_000, '一万亿'],
  [9_007_199_254_740_991, '九千零七万一千九百九十二亿五千四百七十四万零九百九十一'],
];

describe('chinese-numerals', () => {
  for (const [value, text] of both) {
    it(`prints ${value} as ${text}, and reads it back`, () => {
      expect(printChineseNumeral(value)).to.equal(text);
      expect(parseChineseNumeral(text)).to.equal(value);
    });
  }

  const readOnly: readonly (readonly [string, number])[] = [
    ['零', 0],
    ['两', 2],
    ['廿', 20],
    ['廿五', 25],
    ['卅一', 31],
    ['两万三', 23_000],
    ['一百五', 150],
    ['一百〇五', 105],
    ['两千两百', 2200],
    ['二〇二一', 2021],
  ];
  for (const [text, value] of readOnly) {
    it(`reads ${text} as ${value}`, () => {
      expect(parseChineseNumeral(text)).to.equal(value);
    });
  }

  for (const text of ['', '万', '百五', '十百', '一五十', '五万十万', '十二载', '12', 'abc']) {
    it(`does not take “${text}” for a numeral`, () => {
      expect(parseChineseNumeral(text)).to.equal(undefined);
    });
  }
});
