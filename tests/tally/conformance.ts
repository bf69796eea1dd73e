/**
 * What every adapter of `<like-button>` and `<like-board>` has to do, whatever service it speaks to. It needs no test
 * framework: `conformanceCases` gives named functions that throw. How to run it: docs/adapters.md.
 */
import type {
  TallyAdapter,
  TallyCapabilities,
  TallyError,
  TallySnapshot,
  Vote,
  VoteOutcome,
} from '../../src/tally/tally-adapter.js';

/** A service of which nobody else knows, with nothing counted. */
export interface ConformanceService {
  /** A new adapter, as a page makes it when it is loaded. */
  createAdapter(): TallyAdapter;
  /** What the service has counted for an item, asked of itself. */
  countOf(item: string): number | Promise<number>;
  /** Ids of items that can be voted for. Left out: any. */
  items?: readonly string[];
  /** Sets a count, as the service stores it; it may be too big for a double. Left out where that cannot be done. */
  seed?(item: string, count: bigint): void | Promise<void>;
  /** Makes the service refuse every vote from now on, in its own way. Left out where it takes all. */
  refuse?(): void | Promise<void>;
  /** Left out where there is nothing to stop. */
  stop?(): void | Promise<void>;
}

export interface ConformanceCase {
  name: string;
  run: () => Promise<void>;
}

/** A service of ours, and every adapter that says nothing else. */
const everything: TallyCapabilities = { unlike: true, claps: true, mine: true, once: true, revisions: true };

/** Ids that have to survive addresses, lists and databases. */
const hardItems = ['zhang-yan', '张 艳', 'a,b', 'a/b', 'a?b&c=d#e', '100%', '..%2F', 'o\'<b>"', 'ئۇيغۇر'];

/**
 * The cases for an adapter, by what it says that its service can do.
 *
 * @param start Starts a service for one case.
 */
export async function conformanceCases(start: () => Promise<ConformanceService>): Promise<ConformanceCase[]> {
  const trial = await start();
  const capabilities = await loadedCapabilities(trial.createAdapter());
  const features = { seed: trial.seed, refuse: trial.refuse };
  await trial.stop?.();
  const cases: ConformanceCase[] = [];
  const add = (name: string, run: (reader: Reader) => Promise<void>) => {
    cases.push({
      name,
      async run() {
        const service = await start();
        try {
          await run(new Reader(service));
        } finally {
          await service.stop?.();
        }
      },
    });
  };

  add('keeps votes for everyone', async (reader) => {
    equal(reader.adapter.scope, 'everyone');
  });

  add('reads no votes where there are none, and never a made-up number', async (reader) => {
    const [a, b] = reader.items;
    const { rev, counts } = await reader.read([a, b]);
    ok(Number.isFinite(rev), 'a revision');
    for (const item of [a, b]) ok(counts[item] === 0 || counts[item] === undefined, `count of ${item}`);
    equal((await reader.readMine()).mine[a] ?? 0, 0);
  });

  add('counts a vote once, and tells the truth of it', async (reader) => {
    const [item, other] = reader.items;
    const outcome = await reader.vote(item, 'like');
    equal(outcome.mine, 1);
    equal(await reader.service.countOf(item), 1);
    equal(await reader.service.countOf(other), 0);
    ok(outcome.count === undefined || outcome.count === 1, 'the count after the vote');
    const { counts } = await reader.read([item, other]);
    ok(counts[item] === undefined || counts[item] === 1, 'the count that is read');
    equal((await reader.readMine()).mine[item], 1);
    equal((await reader.readMine()).mine[other] ?? 0, 0);
  });

  add('still knows the reader when the page is loaded again', async (reader) => {
    const [item] = reader.items;
    await reader.vote(item, 'like');
    reader.reload();
    equal((await reader.readMine()).mine[item], 1);
  });

  add("sees another reader's votes, and does not take them for the reader's own", async (reader) => {
    const [item] = reader.items;
    const other = new Reader(reader.service);
    await other.vote(item, 'like');
    const { counts } = await reader.read([item]);
    ok(counts[item] === undefined || counts[item] === 1, 'the count with their vote');
    equal((await reader.readMine()).mine[item] ?? 0, 0);
    equal((await reader.vote(item, 'like')).mine, 1);
    equal(await reader.service.countOf(item), 2);
  });

  add('orders its answers: what was asked for before a vote is not newer', async (reader) => {
    const [item] = reader.items;
    const before = await reader.read([item]);
    const mineBefore = await reader.readMine();
    const outcome = await reader.vote(item, 'like');
    ok(before.rev <= outcome.rev && mineBefore.rev <= outcome.rev, 'reads before the vote');
    const after = await reader.read([item]);
    ok(after.rev >= outcome.rev, 'a read after the vote');
    ok((await reader.readMine()).rev >= outcome.rev, 'own votes after the vote');
  });

  add('does not take an answer that a vote overtook for a newer one', async (reader) => {
    const [item] = reader.items;
    await reader.read([item]);
    const late = await reader.withSlowAnswers(
      () => reader.read([item]),
      () => reader.vote(item, 'like'),
    );
    const { rev } = await reader.read([item]);
    ok(late.counts[item] !== 0 || late.rev < rev, `revision ${late.rev} of what was read before ${rev}`);
  });

  for (const item of trial.items ?? hardItems) {
    add(`keeps the item ${item} apart from all others`, async (reader) => {
      const others = reader.items.filter((other) => other !== item);
      await reader.vote(item, 'like');
      equal(await reader.service.countOf(item), 1);
      for (const other of others) equal(await reader.service.countOf(other), 0, other);
      const { counts } = await reader.read([others[0]!, item, others[1]!]);
      ok(counts[item] === undefined || counts[item] === 1, 'its count');
      for (const other of others) ok((counts[other] ?? 0) === 0, `the count of ${other}`);
      deepEqual(Object.keys((await reader.readMine()).mine), [item]);
    });
  }

  const { seed, refuse } = features;
  if (seed) {
    add('reads counts above 999,999 exactly', async (reader) => {
      const [item, other] = reader.items;
      await reader.service.seed!(item, 1_234_567n);
      await reader.service.seed!(other, BigInt(Number.MAX_SAFE_INTEGER));
      const { counts } = await reader.read([item, other]);
      equal(counts[item], 1_234_567);
      equal(counts[other], Number.MAX_SAFE_INTEGER);
      const outcome = await reader.vote(item, 'like');
      ok(outcome.count === undefined || outcome.count === 1_234_568, `count ${outcome.count}`);
      equal(await reader.service.countOf(item), 1_234_568);
    });

    add('calls a count that a double cannot hold unknown', async (reader) => {
      const [item] = reader.items;
      await reader.service.seed!(item, 2n ** 53n + 1n);
      const { counts } = await reader.read([item]);
      ok(!Number.isSafeInteger(counts[item]), `count ${counts[item]}`);
    });

    add('reads 120 items at once, each with its own count', async (reader) => {
      const items = reader.service.items ?? [...Array(120).keys()].map((index) => `item ${index}`);
      for (const [index, item] of items.entries()) await reader.service.seed!(item, BigInt(index));
      const { counts } = await reader.read(items);
      deepEqual(
        items.map((item) => counts[item]),
        items.map((_item, index) => index),
      );
    });
  }

  if (refuse) {
    add('rejects a vote that the service refuses, and does not remember it', async (reader) => {
      const [item] = reader.items;
      const before = await reader.service.countOf(item);
      await reader.service.refuse!();
      const error = await reader.refusal(item, 'like');
      ok(!error.isPassing, `${error.code} would be sent again`);
      equal(await reader.service.countOf(item), before);
      equal((await reader.readMine()).mine[item] ?? 0, 0);
      reader.reload();
      equal((await reader.readMine()).mine[item] ?? 0, 0);
    });
  }

  if (capabilities.once) {
    add('counts the same operation once, however often it is sent', async (reader) => {
      const [item] = reader.items;
      const vote = reader.operation(item, 'like');
      for (let time = 0; time < 3; time += 1) equal((await reader.send(vote)).mine, 1);
      equal(await reader.service.countOf(item), 1);
    });

    add('counts an operation once whose first answer was lost', async (reader) => {
      const [item] = reader.items;
      const vote = reader.operation(item, 'like');
      await reader.withLostAnswers(() => rejection(reader.send(vote)));
      equal((await reader.send(vote)).mine, 1);
      equal(await reader.service.countOf(item), 1);
    });
  } else {
    add('asks nobody to send a vote again whose answer was lost', async (reader) => {
      const [item] = reader.items;
      const error = await reader.withLostAnswers(() => reader.refusal(item, 'like'));
      equal(error.code, 'unconfirmed');
      ok(!error.isPassing, `${error.code} would be sent again`);
      equal((await reader.readMine()).mine[item] ?? 0, 0);
      equal(await reader.service.countOf(item), 1);
    });

    add(
      'does not send an operation twice, even when it is asked to, and after another visit',
      async (reader) => {
        const [lost, counted] = reader.items;
        const vote = reader.operation(lost, 'like');
        await reader.withLostAnswers(() => rejection(reader.send(vote)));
        await rejection(reader.send(vote));
        const again = reader.operation(counted, 'like');
        equal((await reader.send(again)).mine, 1);
        await reader.send(again).catch(assertTallyError);
        reader.reload();
        for (const operation of [vote, again]) {
          const error = await rejection(reader.send(operation));
          assertTallyError(error);
          ok(!error.isPassing, `${error.code} would be sent again`);
        }
        for (const item of [lost, counted]) equal(await reader.service.countOf(item), 1);
      },
    );

    add('sends an operation again that was certainly not counted', async (reader) => {
      const [item] = reader.items;
      const vote = reader.operation(item, 'like');
      const busy = () => Promise.resolve(new Response('', { status: 429 }));
      await reader.withAnswers(busy, () => rejection(reader.send(vote)));
      equal((await reader.send(vote)).mine, 1);
      equal(await reader.service.countOf(item), 1);
    });

    add('sends no second vote for one that stands', async (reader) => {
      const [item] = reader.items;
      const { remaining } = await reader.vote(item, capabilities.claps ? 'clap' : 'like', 100);
      equal(remaining, 0);
      const count = await reader.service.countOf(item);
      await reader.refusal(item, 'like');
      reader.reload();
      const error = await reader.refusal(item, 'like');
      ok(!error.isPassing, `${error.code} would be sent again`);
      equal(await reader.service.countOf(item), count);
    });
  }

  if (capabilities.unlike) {
    add('takes a vote back, and takes it again', async (reader) => {
      const [item] = reader.items;
      await reader.vote(item, 'like');
      const outcome = await reader.vote(item, 'unlike');
      equal(outcome.mine, 0);
      ok(outcome.count === undefined || outcome.count === 0, 'the count after it');
      equal(await reader.service.countOf(item), 0);
      equal((await reader.readMine()).mine[item] ?? 0, 0);
      equal((await reader.vote(item, 'like')).mine, 1);
      equal(await reader.service.countOf(item), 1);
    });

    add('takes back nothing that the reader did not give', async (reader) => {
      const [item] = reader.items;
      await new Reader(reader.service).vote(item, 'like');
      await reader.vote(item, 'unlike').catch(assertTallyError);
      equal(await reader.service.countOf(item), 1);
    });
  } else {
    add('says that a vote is final, and refuses to take it back', async (reader) => {
      const [item] = reader.items;
      const { mode } = (await reader.adapter.readCampaign?.(reader.signal)) ?? {};
      ok(mode !== undefined && mode !== 'toggle', `mode ${mode}`);
      await reader.vote(item, 'like');
      const error = await reader.refusal(item, 'unlike');
      ok(!error.isPassing, `${error.code} would be sent again`);
      equal(await reader.service.countOf(item), 1);
      equal((await reader.readMine()).mine[item], 1);
    });
  }

  if (capabilities.claps && capabilities !== everything) {
    add('counts several claps at once', async (reader) => {
      const [item] = reader.items;
      equal((await reader.vote(item, 'clap', 3)).mine, 3);
      equal(await reader.service.countOf(item), 3);
      equal((await reader.readMine()).mine[item], 3);
    });
  }

  for (const [name, answer, code] of faults) {
    add(`rejects what is read and voted when there is ${name}, and counts nothing`, async (reader) => {
      const [item] = reader.items;
      await reader.withAnswers(answer, async () => {
        const read = await rejection(reader.read([item]));
        assertTallyError(read);
        if (code) equal(read.code, code);
        reader.sent = 0;
        const error = await reader.refusal(item, 'like');
        const mayGoAgain = capabilities.once || error.code === 'rate-limited' || reader.sent === 0;
        if (!mayGoAgain) ok(!error.isPassing, `${error.code} would be sent again`);
      });
      equal(await reader.service.countOf(item), 0);
      equal((await reader.readMine()).mine[item] ?? 0, 0);
    });
  }

  add('recovers when the service does', async (reader) => {
    const [item] = reader.items;
    await reader.withAnswers(
      () => Promise.reject(new TypeError('offline')),
      () => rejection(reader.read([item])),
    );
    equal((await reader.vote(item, 'like')).mine, 1);
    equal(await reader.service.countOf(item), 1);
  });

  add('ends a read that nobody waits for any more', async (reader) => {
    const [item] = reader.items;
    await reader.read([item]);
    const controller = new AbortController();
    controller.abort();
    assertTallyError(await rejection(reader.adapter.readTally([item], controller.signal)));
  });

  return cases;
}

const answerWith = (body: string, init?: ResponseInit) => () => Promise.resolve(new Response(body, init));

const faults: [name: string, answer: () => Promise<Response>, code?: string][] = [
  ['no network', () => Promise.reject(new TypeError('offline')), 'network'],
  ['HTML instead of an answer', answerWith('<!doctype html><title>Wi-Fi</title>'), 'malformed'],
  ['half an answer', answerWith('{"rev":1,"counts":{"zhang'), 'malformed'],
  ['null', answerWith('null'), 'malformed'],
  ['an error 500', answerWith('<h1>500</h1>', { status: 500 }), 'unavailable'],
  ['an error 503 in JSON', answerWith('{"code":"unavailable"}', { status: 503 }), 'unavailable'],
  ['too much to do', answerWith('', { status: 429 }), 'rate-limited'],
];

/** One person with one device, whose storage nobody shares. */
class Reader {
  readonly service: ConformanceService;
  readonly signal = new AbortController().signal;
  /** Requests that may have changed something, during a fault. */
  sent = 0;
  adapter: TallyAdapter;
  readonly #storage = new Map<string, string>();
  #sequence = 0;

  constructor(service: ConformanceService) {
    this.service = service;
    this.adapter = service.createAdapter();
  }

  get items(): [string, string, ...string[]] {
    return [...(this.service.items ?? hardItems)] as [string, string];
  }

  reload(): void {
    this.adapter = this.service.createAdapter();
  }

  read(items: readonly string[]): Promise<TallySnapshot> {
    return this.#withStorage(() => this.adapter.readTally(items, this.signal));
  }

  readMine(): ReturnType<TallyAdapter['readMine']> {
    return this.#withStorage(() => this.adapter.readMine(this.signal));
  }

  vote(item: string, kind: Vote['kind'], n = 1): Promise<VoteOutcome> {
    return this.send(this.operation(item, kind, n));
  }

  send(vote: Vote): Promise<VoteOutcome> {
    return this.#withStorage(() => this.adapter.vote(vote, this.signal));
  }

  operation(item: string, kind: Vote['kind'], n = 1): Vote {
    this.#sequence += 1;
    return { op: crypto.randomUUID(), seq: this.#sequence, item, kind, n };
  }

  async refusal(item: string, kind: Vote['kind']): Promise<TallyError> {
    const error = await rejection(this.vote(item, kind));
    assertTallyError(error);
    return error;
  }

  /** Every request gets this answer and does not reach the service. */
  withAnswers<Result>(answer: () => Promise<Response>, run: () => Promise<Result>): Promise<Result> {
    return withFetch((_fetch, _input, init) => {
      if ((init?.method ?? 'GET') !== 'GET') this.sent += 1;
      return answer();
    }, run);
  }

  /** What is written reaches the service, and its answer does not come back. */
  withLostAnswers<Result>(run: () => Promise<Result>): Promise<Result> {
    return withFetch(async (fetch, input, init) => {
      const response = await fetch(input, init);
      const isVote = (init?.method ?? 'GET') !== 'GET' && !/\/session$/.test(String(input));
      if (isVote) throw new TypeError('lost');
      return response;
    }, run);
  }

  /** The answers to the first requests come after the second ones are done. */
  async withSlowAnswers<Result>(
    first: () => Promise<Result>,
    second: () => Promise<unknown>,
  ): Promise<Result> {
    let release!: () => void;
    const released = new Promise<void>((resolve) => (release = resolve));
    let answered!: () => void;
    const asked = new Promise<void>((resolve) => (answered = resolve));
    const late = withFetch(
      async (fetch, input, init) => {
        const response = await fetch(input, init);
        answered();
        await released;
        return response;
      },
      first,
      asked,
    );
    await asked;
    await second();
    release();
    return late;
  }

  async #withStorage<Result>(run: () => Promise<Result>): Promise<Result> {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    const storage = this.#storage;
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      value: {
        getItem: (key: string) => storage.get(key) ?? null,
        setItem: (key: string, value: string) => void storage.set(key, value),
        removeItem: (key: string) => void storage.delete(key),
      },
    });
    try {
      return await run();
    } finally {
      if (own) Object.defineProperty(globalThis, 'localStorage', own);
      else delete (globalThis as { localStorage?: unknown }).localStorage;
    }
  }
}

type Fetch = typeof globalThis.fetch;

/** Replaces `fetch` while something runs, or until a moment that comes before its end. */
async function withFetch<Result>(
  answer: (fetch: Fetch, ...request: Parameters<Fetch>) => Promise<Response>,
  run: () => Promise<Result>,
  until?: Promise<unknown>,
): Promise<Result> {
  const { fetch } = globalThis;
  const restore = () => {
    globalThis.fetch = fetch;
  };
  globalThis.fetch = (...request) => answer(fetch.bind(globalThis), ...request);
  try {
    const running = run();
    if (until) void until.then(restore);
    return await running;
  } finally {
    restore();
  }
}

/** Lazy adapters know what they can do once their code is there. */
async function loadedCapabilities(adapter: TallyAdapter): Promise<TallyCapabilities> {
  await adapter.readMine(new AbortController().signal);
  return adapter.capabilities ?? everything;
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => fail(`expected a rejection, not ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}

function assertTallyError(error: unknown): asserts error is TallyError {
  // By name: the adapter may have the class from another copy of the package.
  ok(error instanceof Error && error.name === 'TallyError', `a TallyError, not ${String(error)}`);
}

function equal(actual: unknown, expected: unknown, what = 'value'): void {
  ok(Object.is(actual, expected), `${what}: ${String(actual)} is not ${String(expected)}`);
}

function deepEqual(actual: unknown, expected: unknown): void {
  equal(JSON.stringify(actual), JSON.stringify(expected));
}

function ok(condition: boolean, what: string): asserts condition {
  if (!condition) fail(what);
}

function fail(message: string): never {
  throw new Error(message);
}
