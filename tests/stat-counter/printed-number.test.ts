import { expect } from '@open-wc/testing';
import { sayNumber, textOf, type NumberParts } from '../../src/stat-counter/number-parts.js';
import { findProblem, parsePhrase, printNumber } from '../../src/stat-counter/printed-number.js';
import { originOf, quantityOf } from '../../src/stat-counter/quantity.js';
import { partsOf, seedStats } from './seed-stats.js';

describe('printed-number', () => {
  for (const { source, attributes, printed, moves } of seedStats) {
    describe(source, () => {
      const parts = partsOf(attributes);

      it(`prints ${printed} from its parts`, () => {
        expect(textOf(printNumber(parts))).to.equal(printed);
        expect(findProblem(parts)).to.equal(undefined);
      });

      it(`takes ${printed} apart and puts it together again`, () => {
        expect(textOf(parsePhrase(printed))).to.equal(printed);
      });

      it('is one accessible string, the label first', () => {
        const spoken = sayNumber(printed, attributes.label ?? '', '', 'zh');
        const change = /^(.*)→(.*)$/.exec(printed);
        expect(spoken).to.equal(`${attributes.label} ${change ? `从${change[1]}到${change[2]}` : printed}`);
      });

      it(moves ? 'may move' : 'keeps still', () => {
        const isMoving = attributes.static === undefined && quantityOf(parsePhrase(printed)) !== undefined;
        expect(isMoving).to.equal(moves);
      });
    });
  }

  it('covers every number of the two columns', () => {
    expect(seedStats).to.have.length(29);
  });

  const phrases: readonly (readonly [phrase: string, before: string, figures: string, after: string])[] = [
    ['累计1500余户次', '累计', '1500', '余户次'],
    ['近1.5万余人', '近', '1.5', '万余人'],
    ['1,500余户次', '', '1,500', '余户次'],
    ['每季度开展一场', '每季度开展', '一', '场'],
    ['-5℃', '', '-5', '℃'],
    ['98.6%', '', '98.6', '%'],
    ['14-24门', '', '14-24', '门'],
    ['“1+3”', '“', '1+3', '”'],
    ['2010—至今', '', '2010—至今', ''],
    ['每周五', '', '每周五', ''],
    ['三段五步', '', '三段五步', ''],
    ['全部', '', '全部', ''],
  ];
  for (const [phrase, before, figures, after] of phrases) {
    it(`makes ${figures} of ${phrase} loud`, () => {
      expect(parsePhrase(phrase)).to.deep.equal({ from: '', before, figures, after });
    });
  }

  const printed: readonly (readonly [string, Partial<NumberParts>])[] = [
    ['近1500户', { value: '1500', unit: '户', qualifier: '近' }],
    ['1500余户', { value: '1500', unit: '户', qualifier: '余' }],
    ['11年来', { value: '11', unit: '年', qualifier: '来' }],
    ['18小时内', { value: '18', unit: '小时内', qualifier: '内' }],
    ['10来个', { value: '10', unit: '个', qualifier: '来', qualifierPosition: 'before-unit' }],
    ['每季度累计近20场', { value: '20', unit: '场', qualifier: '近', lead: '累计', per: '每季度' }],
    ['98.6%', { value: '98.6%' }],
    ['15→72小时', { value: '72', unit: '小时', from: '15', fromUnit: '' }],
    ['about 1500 visits', { value: '1500', unit: 'visits', lead: 'about' }],
    ['十二载', { value: '十二', unit: '载' }],
    ['“1+3”', { printed: '“1+3”', value: '9', unit: '个' }],
  ];
  for (const [text, parts] of printed) {
    it(`prints ${text}`, () => {
      const expected = text === '15→72小时' ? '15小时→72小时' : text;
      expect(textOf(printNumber(partsOf(parts)))).to.equal(expected);
    });
  }

  const problems: readonly (readonly [attribute: string, text: string, parts: Partial<NumberParts>])[] = [
    ['value', 'abc户', { value: 'abc', unit: '户' }],
    ['value', 'NaN户', { value: 'NaN', unit: '户' }],
    ['value', '1e400户', { value: '1e400', unit: '户' }],
    ['value', '户', { value: '', unit: '户' }],
    ['value', '15天', { from: '15', unit: '天' }],
    ['unit', '1500', { value: '1500' }],
    ['qualifier', '1500许户', { value: '1500', unit: '户', qualifier: '许' }],
  ];
  for (const [attribute, text, parts] of problems) {
    it(`prints ${text} as it stands, and names the problem: ${attribute}`, () => {
      expect(textOf(printNumber(partsOf(parts)))).to.equal(text);
      expect(findProblem(partsOf(parts))?.[0]).to.equal(attribute);
    });
  }

  it('takes a qualifier of any language when its position is given', () => {
    const parts = partsOf({ value: '1500', unit: '户', qualifier: '许', qualifierPosition: 'before-unit' });
    expect(findProblem(parts)).to.equal(undefined);
  });

  const still = ['90多岁', '18岁', '5号', '第3名', '2010年', '9007199254740993个', '1,50个', '3月'];
  for (const phrase of still) {
    it(`holds ${phrase} for no amount`, () => {
      expect(quantityOf(parsePhrase(phrase))).to.equal(undefined);
    });
  }

  it('begins at the value before the change only when the unit is the same', () => {
    expect(originOf(parsePhrase('15小时→72小时'))).to.equal(15);
    expect(originOf(parsePhrase('15天→72小时'))).to.equal(0);
    expect(originOf(parsePhrase('72小时'))).to.equal(0);
  });

  it('says a change in the words of the sentence’s language', () => {
    expect(sayNumber('15天→72小时', '工期', '已完成', 'zh-Hans')).to.equal('工期 从15天到72小时 已完成');
    expect(sayNumber('15天→72小時', '', '', 'zh-Hant-HK')).to.equal('從15天到72小時');
    expect(sayNumber('15 days → 72 hours', '', '', 'en-GB')).to.equal('from 15 days to 72 hours');
  });
});
