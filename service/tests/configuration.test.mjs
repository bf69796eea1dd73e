import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseConfiguration } from '../dist/configuration.js';

const ITEM = { id: 'fan-di', title: '范迪' };
const CAMPAIGN = { id: 'lane', title: '小巷总理', items: [ITEM] };
const withCampaign = (change) => ({ campaigns: [{ ...CAMPAIGN, ...change }] });

describe('parseConfiguration', () => {
  it('fills in what may be left out', () => {
    assert.deepEqual(parseConfiguration({ campaigns: [CAMPAIGN] }), {
      campaigns: [
        {
          ...{ ...CAMPAIGN, mode: 'toggle', tz: 'Asia/Shanghai', opensAt: undefined, closesAt: undefined },
          ...{ showCounts: 'always', identity: { minimum: 'pow' } },
          quotas: { perItem: 1, perCampaign: undefined, perDay: undefined },
        },
      ],
      settings: new Map([['lane', { interop: {} }]]),
      origins: [],
      limits: {
        sessions: { burst: 2000, perSecond: 200 },
        networks: { burst: 600, perSecond: 2 },
        votes: { burst: 60, perSecond: 1 },
      },
    });
  });

  it('reads times with their zone', () => {
    const { campaigns } = parseConfiguration(
      withCampaign({ opensAt: '2026-12-01T09:00+08:00', closesAt: '2026-12-01T01:00:00.001Z' }),
    );
    assert.equal(campaigns[0].opensAt, Date.UTC(2026, 11, 1, 1));
    assert.equal(campaigns[0].closesAt, Date.UTC(2026, 11, 1, 1) + 1);
  });

  const wrong = [
    ['no object', [], '(root) = []: 应为对象'],
    ['no campaigns', {}, 'campaigns = (缺少 missing)'],
    ['a campaign without items', withCampaign({ items: [] }), 'campaigns[0].items = []: 应为至少一项'],
    ['an unknown member', { campaigns: [CAMPAIGN], origin: 'x' }, 'origin = "x": 没有这一项'],
    ['a misspelt time', withCampaign({ closeAt: '2026' }), 'campaigns[0].closeAt = "2026": 没有这一项'],
    ['capitals in an id', withCampaign({ id: 'Lane' }), 'campaigns[0].id = "Lane": 只用小写字母'],
    ['a long id', withCampaign({ id: 'a'.repeat(65) }), 'campaigns[0].id = "aaa'],
    ['no title', withCampaign({ title: ' ' }), 'campaigns[0].title = " "'],
    ['another mode', withCampaign({ mode: 'cheer' }), 'campaigns[0].mode = "cheer": 应为 toggle | once'],
    [
      'a zone of nowhere',
      withCampaign({ tz: 'Asia/Guangzhou' }),
      'campaigns[0].tz = "Asia/Guangzhou": 应为 IANA',
    ],
    ['an offset for a zone', withCampaign({ tz: '+08:00' }), 'campaigns[0].tz = "+08:00"'],
    ['a quota of 0', withCampaign({ quotas: { perDay: 0 } }), 'campaigns[0].quotas.perDay = 0'],
    [
      'a misspelt quota',
      withCampaign({ quotas: { perday: 1 } }),
      'campaigns[0].quotas.perday = 1: 没有这一项',
    ],
    [
      'two votes for an item where one is final',
      withCampaign({ mode: 'once', quotas: { perItem: 2 } }),
      'campaigns[0].quotas.perItem = 2: once 方式下只能是 1',
    ],
    [
      'another level',
      withCampaign({ identity: { minimum: 'none' } }),
      'campaigns[0].identity.minimum = "none"',
    ],
    [
      'an assertion without a key',
      withCampaign({ identity: { minimum: 'assertion' } }),
      'campaigns[0].identity.assertion = (缺少 missing)',
    ],
    [
      'a short secret',
      withCampaign({ identity: { minimum: 'assertion', assertion: { secretVariable: 'SHORT' } } }),
      'campaigns[0].identity.assertion.secretVariable = "SHORT"',
    ],
    [
      'a private key',
      withCampaign({
        identity: { minimum: 'assertion', assertion: { jwks: { keys: [{ kty: 'OKP', d: 'x' }] } } },
      }),
      'campaigns[0].identity.assertion.jwks.keys[0] = "…": 应为公钥',
    ],
    ['another word for counts', withCampaign({ showCounts: 'never' }), 'campaigns[0].showCounts = "never"'],
    [
      'a word for an emoji',
      withCampaign({ interop: { openHeart: '7' } }),
      'campaigns[0].interop.openHeart = "7"',
    ],
    [
      'applause for nobody',
      withCampaign({ interop: { applause: { 'a.cn/b': 'x' } } }),
      'campaigns[0].interop.applause["a.cn/b"] = "x"',
    ],
    ['a time without a zone', withCampaign({ opensAt: '2026-12-01T09:00:00' }), 'campaigns[0].opensAt = '],
    ['30 February', withCampaign({ opensAt: '2026-02-30T09:00:00Z' }), 'campaigns[0].opensAt = '],
    ['hour 25', withCampaign({ opensAt: '2026-02-03T25:00:00Z' }), 'campaigns[0].opensAt = '],
    [
      'an end before the begin',
      withCampaign({ opensAt: '2026-12-02T00:00:00Z', closesAt: '2026-12-02T00:00:00Z' }),
      'campaigns[0].closesAt = "2026-12-02T00:00:00Z": 必须晚于 opensAt',
    ],
    [
      'an item twice',
      withCampaign({ items: [ITEM, ITEM] }),
      'campaigns[0].items[1].id = "fan-di": 与前面重复',
    ],
    ['a campaign twice', { campaigns: [CAMPAIGN, CAMPAIGN] }, 'campaigns[1].id = "lane": 与前面重复'],
    ['a null item', withCampaign({ items: [null] }), 'campaigns[0].items[0] = null'],
    ['a page for an origin', { campaigns: [CAMPAIGN], origins: ['https://a.cn/b'] }, '应写作 https://a.cn'],
    ['a star for an origin', { campaigns: [CAMPAIGN], origins: ['*'] }, 'origins[0] = "*"'],
    [
      'a limit of 0',
      { campaigns: [CAMPAIGN], limits: { votes: { burst: 0, perSecond: 1 } } },
      'limits.votes.burst = 0',
    ],
    [
      'half a limit',
      { campaigns: [CAMPAIGN], limits: { votes: { burst: 1 } } },
      'limits.votes.perSecond = (缺少',
    ],
  ];
  for (const [name, value, expected] of wrong) {
    it(`refuses ${name}, and names path, value and remedy on one line`, () => {
      assert.throws(
        () => parseConfiguration(value, { SHORT: 'x' }),
        (error) => {
          assert.equal(error.name, 'ServiceError');
          assert.ok(error.message.includes(expected), error.message);
          assert.doesNotMatch(error.message, /\n/);
          return true;
        },
      );
    });
  }

  it('names all that is wrong at once', () => {
    const value = { campaigns: [{ id: 'A', title: '', items: [{ id: 'ok', title: '' }] }], origins: [1] };
    assert.throws(
      () => parseConfiguration(value),
      (error) => error.message.split(' | ').length === 4,
    );
  });
});
