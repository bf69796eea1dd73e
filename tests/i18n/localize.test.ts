import { aTimeout, expect } from '@open-wc/testing';
import {
  getLocale,
  type LocaleCode,
  matchLocale,
  msg,
  setLocale,
  str,
  subscribeLocale,
} from '../../src/i18n/localize.js';
import { waitUntil } from '../support/wait-until.js';

const root = document.documentElement;
const language = root.lang;

describe('localize', () => {
  afterEach(async () => {
    root.lang = language;
    await setLocale('zh-Hans');
    await setLocale('auto');
  });

  for (const [tag, locale] of [
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-hk', 'zh-Hant'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['ug', 'ug'],
    ['UG-Arab-CN', 'ug'],
    ['bo-CN', 'bo'],
    ['mn-Mong', 'mn-Mong'],
    ['mn-Mong-CN', 'mn-Mong'],
    ['mn-CN', 'mn-Mong'],
    ['mn', 'zh-Hans'],
    ['bog', 'zh-Hans'],
    ['enm', 'zh-Hans'],
    ['fr', 'zh-Hans'],
    ['', 'zh-Hans'],
  ] as const) {
    it(`speaks ${locale} in a page in "${tag}"`, () => {
      expect(matchLocale(tag)).to.equal(locale);
    });
  }

  it('translates a message, with and without expressions', async () => {
    const say = (): string[] => [
      msg('点赞', { id: 'like-plain' }),
      msg(str`为${'范迪'}点赞`, { id: 'like-for' }),
    ];
    expect(say()).to.deep.equal(['点赞', '为范迪点赞']);
    await setLocale('en');
    expect(say()).to.deep.equal(['Like', 'Like 范迪']);
    await setLocale('zh-Hant');
    expect(say()).to.deep.equal(['點讚', '為范迪點讚']);
  });

  it('prints the source of a message that it does not know', async () => {
    await setLocale('en');
    expect(msg('新的话', { id: 'no-such-message' })).to.equal('新的话');
    expect(msg(str`新的${'话'}`, { id: 'no-such-message' })).to.equal('新的话');
  });

  it('follows <html lang> while somebody listens', async () => {
    let calls = 0;
    const unsubscribe = subscribeLocale(() => calls++);
    root.lang = 'en';
    await waitUntil(() => getLocale() === 'en');
    expect(calls).to.equal(1);
    unsubscribe();
    root.lang = 'zh-TW';
    await aTimeout(50);
    expect(getLocale()).to.equal('en');
  });

  it('stays with a locale that was set', async () => {
    const unsubscribe = subscribeLocale(() => undefined);
    await setLocale('en');
    root.lang = 'zh-TW';
    await aTimeout(50);
    expect(getLocale()).to.equal('en');
    await setLocale('auto');
    expect(getLocale()).to.equal('zh-Hant');
    unsubscribe();
  });

  it('speaks the locale that was asked for last', async () => {
    await Promise.all([setLocale('en'), setLocale('zh-Hant'), setLocale('zh-Hans')]);
    expect(getLocale()).to.equal('zh-Hans');
    await Promise.all([setLocale('zh-Hant'), setLocale('en')]);
    expect(getLocale()).to.equal('en');
  });

  it('leaves @lit/localize to the page: neither sees the other', async () => {
    const page = await import('@lit/localize');
    const { setLocale: setPageLocale } = page.configureLocalization({
      sourceLocale: 'zh-Hans',
      targetLocales: ['en'],
      loadLocale: () => Promise.resolve({ templates: { 'like-plain': 'the page’s own' } }),
    });
    await setPageLocale('en');
    expect(page.msg('点赞', { id: 'like-plain' })).to.equal('the page’s own');
    expect(msg('点赞', { id: 'like-plain' })).to.equal('点赞');
    await setLocale('en');
    expect(msg('点赞', { id: 'like-plain' })).to.equal('Like');
    expect(page.msg('点赞', { id: 'like-plain' })).to.equal('the page’s own');
  });

  it('refuses a locale that it does not have, and names those that it has', async () => {
    const error = await setLocale('kk' as LocaleCode).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(RangeError);
    expect((error as Error).message)
      .to.contain('"kk"')
      .and.contain('zh-Hant');
    expect(getLocale()).to.equal('zh-Hans');
  });
});
