import { expect } from '@open-wc/testing';
import { TallyError, type TallyAdapter, type Vote } from '../../src/tally/tally-adapter.js';
import { createWalineAdapter } from '../../src/tally/waline-adapter.js';
import { conformanceCases } from './conformance.js';
import { FakeWaline } from './foreign-services.js';

/** A good adapter, and what a worse one does in its place. */
type Worsen = (adapter: TallyAdapter) => Partial<TallyAdapter>;

const faults: [name: string, worsen: Worsen, caught: string][] = [
  [
    'reports success unseen',
    (adapter) => ({ vote: (vote, signal) => adapter.vote(vote, signal).catch(() => ({ rev: 9, mine: 1 })) }),
    'rejects a vote that the service refuses, and does not remember it',
  ],
  [
    'asks for a lost vote to be sent again',
    (adapter) => ({
      vote: (vote, signal) =>
        adapter.vote(vote, signal).catch((error: TallyError) => {
          throw new TallyError(error.code === 'unconfirmed' ? 'network' : error.code);
        }),
    }),
    'asks nobody to send a vote again whose answer was lost',
  ],
  [
    'counts twice',
    (adapter) => ({
      vote: async (vote: Vote, signal: AbortSignal) => {
        await adapter.vote({ ...vote, op: `${vote.op}-2` }, signal);
        const { fetch } = globalThis;
        await fetch('https://waline.test/api/article', {
          method: 'POST',
          body: JSON.stringify({ path: `c/${vote.item}`, type: 'reaction0', action: 'inc' }),
        });
        return { rev: 9, mine: 1 };
      },
    }),
    'counts a vote once, and tells the truth of it',
  ],
  [
    'has one revision for all answers',
    (adapter) => ({
      readTally: async (items, signal) => ({ ...(await adapter.readTally(items, signal)), rev: 1 }),
      vote: async (vote, signal) => ({ ...(await adapter.vote(vote, signal)), rev: 1 }),
    }),
    'does not take an answer that a vote overtook for a newer one',
  ],
  [
    'reads from a formatted text',
    (adapter) => ({
      readTally: async (items, signal) => {
        const { rev, counts } = await adapter.readTally(items, signal);
        const formatted = Object.entries(counts).map(([item, count]) => [
          item,
          Number(count.toLocaleString('en').replace(',', '')),
        ]);
        return { rev, counts: Object.fromEntries(formatted) as Record<string, number> };
      },
    }),
    'reads counts above 999,999 exactly',
  ],
  [
    'makes 0 of what it does not know',
    (adapter) => ({
      readTally: (items, signal) =>
        adapter
          .readTally(items, signal)
          .catch(() => ({ rev: 0, counts: Object.fromEntries(items.map((item) => [item, 0])) })),
    }),
    'rejects what is read and voted when there is no network, and counts nothing',
  ],
  [
    'lets errors through as they are',
    (adapter) => ({
      readTally: (items, signal) =>
        adapter.readTally(items, signal).catch((error: TallyError) => {
          throw error.cause ?? error;
        }),
    }),
    'rejects what is read and voted when there is no network, and counts nothing',
  ],
  [
    'forgets its reader',
    () => ({ readMine: () => Promise.resolve({ rev: 9, mine: {} }) }),
    'still knows the reader when the page is loaded again',
  ],
  [
    "takes everybody's votes for the reader's own",
    (adapter) => ({
      async readMine(signal) {
        const { counts, rev } = await adapter.readTally(['zhang-yan', '张 艳'], signal);
        return { rev, mine: counts };
      },
    }),
    "sees another reader's votes, and does not take them for the reader's own",
  ],
];

describe('the conformance of adapters', () => {
  for (const [name, worsen, caught] of faults) {
    it(`fails one that ${name}`, async () => {
      const cases = await conformanceCases(() => {
        const service = new FakeWaline();
        const create = (): TallyAdapter => {
          const adapter = createWalineAdapter({ adapter: '', endpoint: service.endpoint, campaign: 'c' });
          const worse: TallyAdapter = {
            scope: adapter.scope,
            capabilities: adapter.capabilities,
            readCampaign: () => adapter.readCampaign(),
            readTally: adapter.readTally.bind(adapter),
            readMine: adapter.readMine.bind(adapter),
            vote: adapter.vote.bind(adapter),
          };
          return { ...worse, ...worsen(adapter) };
        };
        return Promise.resolve({
          createAdapter: create,
          countOf: (item) => service.countOf(`c/${item.replaceAll(',', '%2C')}`),
          seed: (item, count) => void service.counts.set(`c/${item.replaceAll(',', '%2C')}`, count),
          refuse: () => {
            service.isRefusing = true;
          },
          stop: () => service.stop(),
        });
      });
      const failed: string[] = [];
      for (const each of cases) await each.run().catch(() => failed.push(each.name));
      expect(failed).to.include(caught);
      expect(failed.length).to.be.below(cases.length);
    });
  }
});
