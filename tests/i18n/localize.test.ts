import { expect } from '@open-wc/testing';
import { matchLocale } from '../../src/i18n/localize.js';
it('matches', () => { expect(matchLocale('zh-TW')).to.equal('zh-Hant'); });
