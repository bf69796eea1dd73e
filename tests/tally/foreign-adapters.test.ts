import { createApplauseAdapter } from '../../src/tally/applause-adapter.js';
import { createOpenHeartAdapter } from '../../src/tally/open-heart-adapter.js';
import { createWalineAdapter } from '../../src/tally/waline-adapter.js';
import { conformanceCases } from './conformance.js';
import { FakeApplause, FakeOpenHeart, FakeWaline, type ForeignService } from './foreign-services.js';

const campaign = '2021 community';

type Subject = [
  name: string,
  startService: () => ForeignService,
  create: typeof createWalineAdapter,
  /** What the service calls an item. */
  nameOf: (item: string) => string,
];

const subjects: Subject[] = [
  ['open-heart', () => new FakeOpenHeart(), createOpenHeartAdapter, (item) => `/${campaign}/${item}`],
  [
    'applause',
    () => new FakeApplause(),
    createApplauseAdapter,
    (item) => `${campaign}/${item}`.replace(/\?.*/, ''),
  ],
  [
    'waline',
    () => new FakeWaline(),
    createWalineAdapter,
    (item) => `${campaign}/${item.replaceAll(',', '%2C')}`,
  ],
];

for (const [adapter, startService, create, nameOf] of subjects) {
  const cases = await conformanceCases(() => {
    const service = startService();
    return Promise.resolve({
      createAdapter: () => create({ adapter, endpoint: `${service.endpoint}/`, campaign }),
      countOf: (item: string) => service.countOf(nameOf(item)),
      seed: (item: string, count: bigint) => void service.counts.set(nameOf(item), count),
      refuse: () => {
        service.isRefusing = true;
      },
      stop: () => service.stop(),
    });
  });
  describe(`adapter ${adapter}`, () => {
    for (const { name, run } of cases) it(name, run);
  });
}
