import { expect } from '@open-wc/testing';
import type { Worker } from '../../src/column/column.js';
import { checkColumn } from '../../src/column/validate-column.js';
import {
  createDocument,
  parseCredits,
  parseStory,
  parseTexts,
  printCredits,
  printStory,
  printTexts,
  toFile,
} from '../../src/builder/edit-document.js';
import { keptForms, systems } from '../../src/builder/keeps.js';

describe('editing a document', () => {
  it('reads credits as they are printed', () => {
    const text = '文/羊城晚报全媒体记者 符畅\n/受访者供图\n来源 | 羊城晚报·羊城派\n监审:江祥星\n美丽红桥';
    expect(
      parseCredits(text, []).map(({ role, separator, value }) => [role, separator, value]),
    ).to.deep.equal([
      ['文', '/', '羊城晚报全媒体记者 符畅'],
      ['', '/', '受访者供图'],
      ['来源', ' | ', '羊城晚报·羊城派'],
      ['监审', ':', '江祥星'],
      ['', '', '美丽红桥'],
    ]);
    expect(printCredits(parseCredits(text, []))).to.equal(text);
  });

  it('keeps what a document says of a credit that stays', () => {
    const before = [
      { role: '责编', separator: ' | ', value: '陈倩', line: 70, names: ['陈倩'] },
      { role: '来源', separator: ':', value: '甲', line: 71 },
    ];
    const [source, editor] = parseCredits('来源:乙\n责编 | 陈倩', before);
    expect(editor).to.equal(before[0]);
    expect(source).to.deep.equal({ role: '来源', separator: ':', value: '乙', raw: '来源:乙' });
  });

  it('keeps the line of a paragraph that stays', () => {
    const before = [{ text: '一', line: 3 }, '二'];
    expect(parseTexts('一\n\n三\n二', before)).to.deep.equal([{ text: '一', line: 3 }, '三', '二']);
    expect(printTexts(before)).to.equal('一\n二');
  });

  it('reads a story with headings of several lines, and prints it back', () => {
    const before: Worker = { name: '甲', paragraphs: [{ text: '开头', line: 4 }] };
    const text = '开头\n## 解决社区群众的\n## “小事”\n正文';
    const story = parseStory(text, before);
    expect(story.sections).to.deep.equal([
      { paragraphs: [{ text: '开头', line: 4 }] },
      { heading: '解决社区群众的“小事”', headingLines: ['解决社区群众的', '“小事”'], paragraphs: ['正文'] },
    ]);
    expect(story.paragraphs).to.equal(undefined);
    expect(printStory({ name: '甲', ...story })).to.equal(text);
    expect(parseStory('一\n二', before)).to.deep.equal({ sections: undefined, paragraphs: ['一', '二'] });
  });

  it('says of a new document what it needs', () => {
    const paths = checkColumn(createDocument())
      .filter(({ severity }) => severity === 'error')
      .map(({ path }) => path);
    expect(paths).to.have.members(['id', 'title', 'workers[0].name']);
  });

  it('leaves nothing empty in a file', () => {
    const file = toFile({ id: 'a', title: '题', kicker: '', source: null, workers: [], credits: [] });
    expect(JSON.parse(file)).to.deep.equal({ id: 'a', title: '题', workers: [], credits: [] });
  });
});

describe('table of systems', () => {
  it('holds what was measured in eighteen', () => {
    const sums = keptForms.map((form) => systems.filter(({ keeps }) => keeps[form]).length);
    expect(systems).to.have.length(18);
    expect(Object.fromEntries(keptForms.map((form, index) => [form, sums[index]]))).to.deep.equal({
      link: 18,
      shortcode: 17,
      quote: 9,
      section: 8,
      style: 10,
      frame: 6,
      tags: 5,
    });
  });
});
