import { expect } from '@open-wc/testing';
import { formatCount } from '../../src/like-button/like-count.js';

describe('like-count', () => {
  const table: [count: number, language: string, printed: string][] = [
    [0, 'zh-CN', '0'],
    [12806, 'zh-CN', '12,806'],
    [99_999, 'zh-CN', '99,999'],
    [100_000, 'zh-CN', '10万'],
    [128_999, 'zh-CN', '12.8万'],
    [12_849_999, 'zh-CN', '1280万'],
    [99_999_999, 'zh-CN', '9990万'],
    [128_999_999, 'zh-CN', '1.28亿'],
    [128_999, 'zh-TW', '12.8萬'],
    [1_289_999, 'en', '1.28M'],
    [12_806, 'de', '12.806'],
    [7, 'not a tag', '7'],
    [Number.MAX_SAFE_INTEGER, 'en', '9000T'],
  ];
  for (const [count, language, printed] of table) {
    it(`prints ${count} as ${printed} in ${language}`, () => {
      expect(formatCount(count, language)).to.equal(printed);
    });
  }
});
