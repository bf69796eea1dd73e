import type {
  CampaignAnswer,
  MineAnswer,
  Problem,
  ProblemCode,
  SessionAnswer,
  TallyAnswer,
  VoteAnswer,
} from '../../src/tally/protocol.js';

/**
 * How a fake counting service answers: `open` counts, `silent` never answers a vote and `mute` nothing at all,
 * `unreachable` fails as a network does, and the code of a problem is what every vote is refused with.
 */
export type Behaviour = 'open' | 'silent' | 'mute' | 'unreachable' | ProblemCode;

interface FakeService {
  readonly behaviour: Behaviour;
  readonly campaign: Partial<CampaignAnswer>;
  readonly liked: Set<string>;
  rev: number;
}

const services = new Map<string, FakeService>();

/**
 * The root of a counting service that lives in this page only. Every count starts at 0.
 *
 * @param campaign What its campaign is like; it is open, and likes can be taken back.
 */
export function startService(behaviour: Behaviour, campaign: Partial<CampaignAnswer> = {}): string {
  const root = `/fake-service/${services.size}-${behaviour}`;
  services.set(root, { behaviour, campaign, liked: new Set(), rev: 0 });
  return root;
}

const { fetch: networkFetch } = globalThis;

/** Requests to a fake service are answered here; all others go to the network. */
globalThis.fetch = async (input, init = {}) => {
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  const [root = '', path] = url.pathname.split('/v1/campaigns/');
  const service = services.get(root);
  if (!service || !path) return networkFetch(input, init);
  const { behaviour, campaign, liked, rev } = service;
  const serverTime = new Date().toISOString();
  if (behaviour === 'unreachable') throw new TypeError('The fake service cannot be reached.');
  if (behaviour === 'mute') return untilAborted(init.signal);
  const [, kind, item = ''] = path.split('/');
  const mine = Object.fromEntries([...liked].map((each) => [each, { n: 1 }]));
  switch (kind) {
    case undefined:
      return json({ state: 'open', mode: 'toggle', serverTime, ...campaign });
    case 'session':
      return json<SessionAnswer>({ token: root, expiresAt: '2099-01-01T00:00:00Z' });
    case 'mine':
      return json<MineAnswer>({ rev, serverTime, mine, remaining: {} });
    case 'tally': {
      const items = (url.searchParams.get('items') ?? '').split(',');
      const isHidden = campaign.showCounts && campaign.showCounts !== 'always';
      const counts = isHidden ? {} : Object.fromEntries(items.map((each) => [each, mine[each]?.n ?? 0]));
      return json<TallyAnswer>({ rev, serverTime, counts });
    }
  }
  if (behaviour === 'silent') return untilAborted(init.signal);
  if (behaviour !== 'open') {
    return json<Problem>({ type: 'about:blank', title: behaviour, status: 409, code: behaviour }, 409);
  }
  const isLiked = init.method === 'PUT';
  liked[isLiked ? 'add' : 'delete'](item);
  service.rev += 1;
  const vote = isLiked ? 1 : 0;
  return json<VoteAnswer>({
    status: 'counted',
    item,
    count: vote,
    mine: vote,
    remaining: 1 - vote,
    rev: service.rev,
  });
};

/** A fake service pushes nothing: whoever follows it has to ask. */
globalThis.EventSource = new Proxy(globalThis.EventSource, {
  construct(Source, [address]: [string]) {
    const [root = ''] = new URL(address, location.href).pathname.split('/v1/campaigns/');
    if (!services.has(root)) return new Source(address);
    const source = Object.assign(new EventTarget(), {
      readyState: Source.CLOSED,
      onerror: () => undefined,
      close: () => undefined,
    });
    setTimeout(() => source.onerror());
    return source;
  },
});

function json<Answer>(answer: Answer, status = 200): Response {
  return new Response(JSON.stringify(answer), { status, headers: { 'Content-Type': 'application/json' } });
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
}
