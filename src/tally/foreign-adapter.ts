import type { CampaignMode } from './protocol.js';
import {
  TallyError,
  type CampaignSnapshot,
  type MineSnapshot,
  type TallyAdapter,
  type TallyCapabilities,
  type TallyErrorCode,
  type TallySnapshot,
  type Vote,
  type VoteOutcome,
} from './tally-adapter.js';
import { requestJson } from './tally-request.js';
import { keep, recall } from './voter-storage.js';

/** How a service of another maker is spoken to. Both functions reject with a {@link TallyError}. */
export interface ForeignProtocol {
  /** `toggle` where votes can be taken back, `clap` where there can be several. */
  readonly mode: Exclude<CampaignMode, 'daily'>;
  /** Votes of one reader for one item. */
  readonly limit: number;
  /** Counts by item, as the service writes them; what it does not tell is left out. */
  readCounts(items: readonly string[], signal: AbortSignal): Promise<Record<string, unknown>>;
  /** Resolves once the service has said that the vote is counted, with the count after it where it tells. */
  send(vote: Vote, signal: AbortSignal, sendOnce: SendOnce): Promise<unknown>;
}

/**
 * Runs the part of a vote that must not be done twice.
 *
 * @throws {TallyError} `unconfirmed` when nobody knows what became of it.
 */
export type SendOnce = <Answer>(send: () => Promise<Answer>) => Promise<Answer>;

/** After one of these, nobody knows. */
const unclear: readonly TallyErrorCode[] = ['network', 'timeout', 'malformed', 'unavailable'];

/** Kept on this device, by item: the reader's votes that stand, and the last operation that was sent. */
interface Kept {
  votes: number;
  sent: string;
}

/**
 * Makes an adapter of a protocol that knows neither its readers nor the order of its answers. The reader's own votes are
 * kept on this device, once the service has confirmed them.
 */
export class ForeignAdapter implements TallyAdapter {
  readonly scope = 'everyone';
  readonly #protocol: ForeignProtocol;
  readonly #key: string;
  /** Grows with each vote, so that an answer that was asked for before it is known to be late. */
  #rev = 0;
  readonly #outcomes = new Map<string, Promise<VoteOutcome>>();

  /** @param key What the reader's votes are kept under. */
  constructor(protocol: ForeignProtocol, key: string) {
    this.#protocol = protocol;
    this.#key = key;
  }

  get capabilities(): TallyCapabilities {
    const { mode } = this.#protocol;
    return { unlike: mode === 'toggle', claps: mode === 'clap', mine: false, once: false, revisions: false };
  }

  readCampaign(): Promise<CampaignSnapshot> {
    const { mode, limit } = this.#protocol;
    return Promise.resolve({ state: 'open', mode, quotas: { perItem: limit } });
  }

  async readTally(items: readonly string[], signal: AbortSignal): Promise<TallySnapshot> {
    const rev = this.#rev;
    const counts = Object.entries(await this.#protocol.readCounts(items, signal)).flatMap(([item, value]) => {
      const count = toCount(value);
      return count === undefined ? [] : [[item, count] as const];
    });
    return { rev, counts: Object.fromEntries(counts) };
  }

  readMine(): Promise<MineSnapshot> {
    const mine = this.#kept('votes') as Record<string, number>;
    const remaining = Object.entries(mine).map(([item, votes]) => [item, this.#remainingAfter(votes)]);
    return Promise.resolve({ rev: this.#rev, mine, remaining: Object.fromEntries(remaining) });
  }

  /** The same operation has the same outcome, and is not sent twice, on another visit either. */
  vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome> {
    const known = this.#outcomes.get(vote.op);
    if (known) return known;
    const outcome = this.#vote(vote, signal);
    this.#outcomes.set(vote.op, outcome);
    outcome.catch(({ isPassing }: TallyError) => isPassing && this.#outcomes.delete(vote.op));
    return outcome;
  }

  async #vote(vote: Vote, signal: AbortSignal): Promise<VoteOutcome> {
    const { op, item, kind } = vote;
    const before = this.#kept('votes')[item] ?? 0;
    const isUnlike = kind === 'unlike';
    if (isUnlike && !this.capabilities.unlike) throw new TallyError('forbidden');
    if (this.#kept('sent')[item] === op) throw new TallyError('unconfirmed');
    // Voted in another tab: the service would count it again.
    if (isUnlike ? before === 0 : before >= this.#protocol.limit) throw new TallyError('quota');
    const n = kind === 'clap' ? Math.min(vote.n, this.#remainingAfter(before)) : 1;
    const answer = await this.#protocol.send({ ...vote, n }, signal, (send) => this.#sendOnce(vote, send));
    const mine = isUnlike ? 0 : before + n;
    this.#keep('votes', item, mine);
    this.#rev += 1;
    const outcome = { rev: this.#rev, mine, remaining: this.#remainingAfter(mine) };
    const count = toCount(answer);
    return count === undefined ? outcome : { ...outcome, count };
  }

  async #sendOnce<Answer>({ op, item }: Vote, send: () => Promise<Answer>): Promise<Answer> {
    // Before it leaves: the page may be closed while it is on its way.
    this.#keep('sent', item, op);
    try {
      return await send();
    } catch (error) {
      // What became of it is to be read, and is not older than the vote.
      this.#rev += 1;
      if (!(error instanceof TallyError) || unclear.includes(error.code))
        throw new TallyError('unconfirmed', error);
      this.#keep('sent', item, undefined);
      throw error;
    }
  }

  #kept<Section extends keyof Kept>(section: Section): Record<string, Kept[Section] | undefined> {
    return { ...(recall(section, this.#key) as Record<string, Kept[Section]> | undefined) };
  }

  #keep<Section extends keyof Kept>(section: Section, item: string, value: Kept[Section] | undefined): void {
    keep(section, this.#key, { ...this.#kept(section), [item]: value });
  }

  #remainingAfter(votes: number): number {
    return Math.max(0, this.#protocol.limit - votes);
  }
}

/** An address to which paths are appended. */
export function rootOf(endpoint: string): string {
  return endpoint.replace(/\/+$/, '');
}

/** What services of other makers call an item. One that is an address or a path there already is taken as it is. */
export function nameOf(campaign: string, item: string): string {
  return /^(\/|https?:)/.test(item) ? item : `${campaign}/${item}`;
}

export function get(address: string, signal: AbortSignal): Promise<unknown> {
  return requestJson(address, { cache: 'no-cache', signal });
}

/** Writes something; it leaves even if its reader leaves the page. */
export function post(address: string, signal: AbortSignal, content: { body: unknown } | { text: string }) {
  return requestJson(address, { ...content, method: 'POST', keepalive: true, signal });
}

/** Reads many items a part at a time, all parts at once. */
export async function readInParts(
  items: readonly string[],
  size: number,
  readPart: (part: readonly string[]) => Promise<readonly unknown[]>,
): Promise<Record<string, unknown>> {
  const parts: Promise<readonly unknown[]>[] = [];
  for (let start = 0; start < items.length; start += size)
    parts.push(readPart(items.slice(start, start + size)));
  const values = (await Promise.all(parts)).flat();
  return Object.fromEntries(items.map((item, index) => [item, values[index]]));
}

/** @throws {TallyError} `malformed` where an answer is not what it has to be. */
export function assertAnswer(isRight: boolean): asserts isRight {
  if (!isRight) throw new TallyError('malformed');
}

/** Some databases hand big integers out as text; what a double does not hold exactly is unknown. */
function toCount(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(count) && (count as number) >= 0 ? (count as number) : undefined;
}
