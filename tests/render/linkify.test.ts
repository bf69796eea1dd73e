import { expect } from '@open-wc/testing';
import { linkify } from '../../src/render/index.js';

const hrefs = (text: string, addresses?: string[]) =>
  linkify(text, addresses)
    .filter(({ href }) => href !== undefined)
    .map(({ text: printed, href }) => (printed === href ? href : [printed, href]));

describe('linkify', () => {
  describe('R7: where an address ends', () => {
    const instruction = '扫描二维码或点击链接http://dz.imisou.com/为你支持的“最美社区工作者”点赞吧!';

    it('stops before the CJK that is glued to it', () => {
      expect(linkify(instruction)).to.eql([
        { text: '扫描二维码或点击链接' },
        { text: 'http://dz.imisou.com/', href: 'http://dz.imisou.com/' },
        { text: '为你支持的“最美社区工作者”点赞吧!' },
      ]);
    });

    for (const [text, href] of [
      ['见https://a.cn/b。', 'https://a.cn/b'],
      ['见https://a.cn/b,后文', 'https://a.cn/b'],
      ['见https://a.cn/b,后文', 'https://a.cn/b'],
      ['见https://a.cn/b...', 'https://a.cn/b'],
      ['(https://a.cn/b)', 'https://a.cn/b'],
      ['([https://a.cn/b]),', 'https://a.cn/b'],
      ['https://a.cn/wiki/b_(c)', 'https://a.cn/wiki/b_(c)'],
      ['(https://a.cn/wiki/b_(c))', 'https://a.cn/wiki/b_(c)'],
      ['“https://a.cn/b”', 'https://a.cn/b'],
      ['"https://a.cn/b"', 'https://a.cn/b'],
      ['<https://a.cn/b>', 'https://a.cn/b'],
      ['https://a.cn/b\u00a0后', 'https://a.cn/b'],
      ['https://a.cn/?q=1&r=%E7%BA%A2#c-d', 'https://a.cn/?q=1&r=%E7%BA%A2#c-d'],
      ['HTTP://A.cn:8080/b', 'HTTP://A.cn:8080/b'],
      ['https://web.cn/web/http://a.cn/', 'https://web.cn/web/http://a.cn/'],
      ['http://[::1]:80/', 'http://[::1]:80/'],
      ['https://a.cn/\ud800', 'https://a.cn/'],
    ] as const) {
      it(`links ${href} in ${JSON.stringify(text)}`, () => {
        expect(hrefs(text)).to.eql([href]);
      });
    }

    it('keeps two addresses with a half-width comma between them apart', () => {
      expect(hrefs('http://a.cn/,https://b.cn/x;http://c.cn')).to.eql([
        'http://a.cn/',
        'https://b.cn/x',
        'http://c.cn',
      ]);
    });
  });

  describe('what stays text', () => {
    for (const text of [
      '',
      'pai.ycwb.com',
      'www.a.cn',
      'mailto:a@a.cn',
      'ftp://a.cn/',
      'javascript:alert(1)',
      'data:text/html,x',
      'http://',
      'https://...',
      'http://为你',
      'http://[',
      'http://a.cn:99999/',
      'xhttp://a.cn',
      'https://gov.cn@evil.example/',
      'https://a:b@evil.example/',
      '<img src=x onerror=alert(1)>',
    ]) {
      it(JSON.stringify(text), () => {
        expect(linkify(text)).to.eql(text ? [{ text }] : []);
      });
    }
  });

  describe('R7: a bare domain', () => {
    const follow = '(更多新闻资讯,请关注羊城派 pai.ycwb.com)';

    it('is linked where the data names its address, as printed', () => {
      expect(hrefs(follow, ['https://pai.ycwb.com'])).to.eql([['pai.ycwb.com', 'https://pai.ycwb.com']]);
      expect(hrefs(follow, ['https://pai.ycwb.com/'])).to.eql([['pai.ycwb.com', 'https://pai.ycwb.com/']]);
    });

    it('is not linked when the data names no scheme, or one that is no web address', () => {
      for (const address of ['pai.ycwb.com', 'javascript:pai.ycwb.com', 'ftp://pai.ycwb.com', '']) {
        expect(linkify(follow, [address])).to.eql([{ text: follow }]);
      }
    });

    it('is not found inside another address, host or mailbox', () => {
      for (const text of [
        'https://a.cn/',
        'b.a.cn',
        'a.cn.evil.example',
        'x@a.cn',
        'a.cn/other',
        'a.cn-b',
        'a.cn:81',
      ]) {
        expect(hrefs(text, ['http://a.cn']).flat()).not.to.include('http://a.cn');
      }
    });

    it('is found at the end of a sentence, and each time', () => {
      expect(hrefs('a.cn. 又见a.cn/。', ['http://a.cn'])).to.eql([
        ['a.cn', 'http://a.cn'],
        ['a.cn', 'http://a.cn'],
      ]);
    });
  });

  it('gives the text back to the character', () => {
    for (const text of [
      '/受访者供图',
      '文/羊城晚报全媒体记者\u00a0符畅 http://a.cn/,(https://b.cn).',
      'http://http://a.cn',
      '))))http://a.cn))))',
    ]) {
      const parts = linkify(text, ['https://b.cn']);
      expect(parts.map((part) => part.text).join('')).to.equal(text);
      expect(parts.every((part) => part.text !== '')).to.equal(true);
    }
  });

  it('takes linear time with hostile text', () => {
    const start = performance.now();
    linkify(`http://a.cn/${')'.repeat(200_000)}`);
    linkify('http://'.repeat(30_000));
    linkify(`http://a.cn/${',;'.repeat(100_000)}`);
    expect(performance.now() - start).to.be.below(1000);
  });
});
