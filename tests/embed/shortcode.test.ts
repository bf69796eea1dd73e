import { expect } from '@open-wc/testing';
import { patternOfNames } from '../../src/embed/names.js';
import { parseShortcode } from '../../src/embed/shortcode.js';

const names = patternOfNames('');
const parse = (text: string) => parseShortcode(text, names);

describe('shortcodes', () => {
  const person = { tag: 'worker-profile', id: 'fan-di', attributes: [] };

  for (const text of [
    '[worker-profile fan-di]',
    ' [ worker-profile  fan-di ] ',
    '[worker-profile\u00a0fan-di]',
    '\u200b[worker-profile\u3000fan-di]\ufeff',
    '[worker-profile id=fan-di]',
    '[worker-profile id="fan-di"]',
    '[worker-profile id=“fan-di”]',
    '[worker-profile id=”fan-di”]',
    '[worker-profile id=″fan-di″]',
    '[worker-profile id＝＂fan-di＂]',
    "[worker-profile id='fan-di']",
    '[worker-profile id=‘fan-di’]',
    '[worker-profile id=&quot;fan-di&quot;]',
    '[worker-profile&nbsp;id=&amp;quot;fan-di&amp;quot;]',
    '&#91;worker-profile fan-di&#93;',
    '[worker-profile fan-di /]',
    '[Worker-Profile fan-di]',
    '[worker‑profile fan-di]',
    '[worker–profile fan-di]',
    '【worker-profile fan-di】',
    '［worker-profile fan-di］',
  ]) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(parse(text)).to.deep.equal(person);
    });
  }

  for (const [text, name] of [
    ['[worker-profile name="范迪"]', '范迪'],
    ['[worker-profile name=“范迪”]', '范迪'],
    ['[worker-profile name=范迪]', '范迪'],
    ['[worker-profile name = "闪光的 “你”"]', '闪光的 “你”'],
    ['[worker-profile name=“他说“好”的人”]', '他说“好”的人'],
    ['[worker-profile name="[甲]"]', '[甲]'],
    ['[worker-profile name="A & B <i>"]', 'A & B <i>'],
    ['[worker-profile name=""]', ''],
  ] as const) {
    it(`reads the name in ${text}`, () => {
      expect(parse(text)).to.deep.equal({
        tag: 'worker-profile',
        id: undefined,
        attributes: [['name', name]],
      });
    });
  }

  it('reads an id and several attributes, in any order', () => {
    expect(parse('[worker-profile layout="row" fan-di story=‘clamp’]')).to.deep.equal({
      tag: 'worker-profile',
      id: 'fan-di',
      attributes: [
        ['layout', 'row'],
        ['story', 'clamp'],
      ],
    });
  });

  it('takes a tag with nothing more', () => {
    expect(parse('[column-credits]')).to.deep.equal({ tag: 'column-credits', id: undefined, attributes: [] });
  });

  it('knows the prefix of a page, and takes the bare tag too', () => {
    const tagOf = (text: string) => parseShortcode(text, patternOfNames('city-'))?.tag;
    expect(tagOf('[city-worker-profile x]')).to.equal('worker-profile');
    expect(tagOf('[worker-profile x]')).to.equal('worker-profile');
    expect(tagOf('[town-worker-profile x]')).to.equal(undefined);
  });

  for (const text of [
    'worker-profile fan-di',
    '[gallery ids="1,2"]',
    '[worker-profiles x]',
    '[worker-profile-list x]',
    '[worker-profile x',
    '[worker-profile fan-di li-si]',
    '[worker-profile name="a]',
    '[worker-profile =x]',
    '[worker-profile x] and more',
    '见 [worker-profile x]',
    '[worker-profile x][worker-profile y]',
    '',
  ]) {
    it(`leaves ${JSON.stringify(text)} alone`, () => {
      expect(parse(text)).to.equal(undefined);
    });
  }

  it('takes a moment for a long line that is none', () => {
    const text = `[worker-profile ${'a="b" '.repeat(20_000)}`;
    expect(parse(text)).to.equal(undefined);
    expect(parse(`[worker-profile x${'“'.repeat(50_000)} y`)).to.equal(undefined);
  });
});
