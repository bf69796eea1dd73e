import { isOpen, isPressed } from './like-state.js';
import { keepOpen, refuse, send, settle, standing, stepsTo } from './like-transitions.js';
import { createOperationId } from './operation-id.js';
import type { CampaignMode } from './protocol.js';
import type { RetryTimer } from './retry-timer.js';
import { exclusively } from './tab-lock.js';
import { TallyError, toTallyError, type TallyAdapter, type VoteOutcome } from './tally-adapter.js';
import type { TallyStore } from './tally-store.js';
import { keepAtOnce, openOutbox, type KeptVote } from './vote-outbox.js';
import { keep, recall } from './voter-storage.js';
import { VoteWishes } from './vote-wishes.js';
import { withDeadline } from './with-deadline.js';

/** The service takes no more in one request. */
const batchSize = 50;

export interface SenderHost {
  readonly store: TallyStore;
  readonly adapter: TallyAdapter;
  /** Names the campaign among all that are kept on this device. */
  readonly key: string;
  readonly timeout: number;
  readonly retry: RetryTimer;
  read(items: readonly string[]): Promise<boolean>;
  /** A vote is kept no longer. */
  onAnswered(): void;
  /** A vote was counted. */
  onCounted(vote: KeptVote): void;
  /** The service refused a vote for good. */
  onRefused(vote: KeptVote, error: TallyError): void;
}

/**
 * Sends what readers wish. A vote is kept on this device until it is answered, under the id under which it counts once;
 * what cannot be delivered is sent again later, by whichever tab comes first. One request of an item is on its way.
 */
export class VoteSender {
  readonly #host: SenderHost;
  /** Votes of each item that are not answered, in the order in which they were given. */
  readonly #open = new Map<string, KeptVote[]>();
  readonly #wishes = new VoteWishes((item, mode) => this.#sendWish(item, mode));
  /** Operations that are on their way, that ever were, that are in the outbox, and whose voter was told to wait. */
  readonly #flying = new Set<string>();
  readonly #attempted = new Set<string>();
  readonly #stored = new Set<string>();
  readonly #told = new Set<string>();
  #isDraining = false;

  constructor(host: SenderHost) {
    this.#host = host;
    addEventListener('pagehide', () => this.#leave());
  }

  /** What the reader wishes for an item has changed: it is sent after the next paint, and claps when they come to rest. */
  wish(item: string, mode: CampaignMode): void {
    this.#wishes.add(item, mode);
  }

  /** Sends what is kept, of earlier visits and other tabs too. */
  async drain(): Promise<void> {
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      const outbox = await openOutbox();
      await this.#dropAnswered(await outbox.list(this.#host.key));
      await exclusively(this.#host.key, async () => {
        const kept = await outbox.list(this.#host.key);
        this.#adopt(kept);
        const waiting = kept.filter(({ op }) => !this.#flying.has(op));
        const size = this.#host.adapter.voteAll ? batchSize : 1;
        for (let start = 0; start < waiting.length; start += size) {
          if (this.#host.retry.isHeld) break;
          if (!(await this.#fly(waiting.slice(start, start + size)))) break;
        }
      });
    } finally {
      this.#isDraining = false;
      if (this.#hasKept) this.#host.retry.fail();
    }
  }

  get #hasKept(): boolean {
    return [...this.#open.values()].flat().some(({ op }) => !this.#flying.has(op));
  }

  #sendWish(item: string, mode: CampaignMode): void {
    const votes = this.#enqueue(item, mode);
    if (!votes) return;
    if (this.#host.retry.isHeld) {
      for (const vote of votes) this.#keepOpen(vote, new TallyError('network'));
      this.#host.retry.fail();
    } else if (votes.length === 1) void this.#fly(votes);
    else void this.drain();
  }

  /** Makes votes of what an item's reader wishes; `undefined` when nothing is to be sent now. */
  #enqueue(item: string, mode: CampaignMode): KeptVote[] | undefined {
    const { store, key } = this.#host;
    const open = this.#open.get(item) ?? [];
    // Goes on when what is on its way has been answered.
    if (open.some(({ op }) => this.#flying.has(op))) return undefined;
    const state = store.stateOf(item);
    // What nobody can have counted yet is taken out, and the rest of the wish made anew.
    const sent = open.filter(({ op }) => this.#attempted.has(op));
    for (const vote of open) if (!sent.includes(vote)) void this.#forget(vote);
    const stands = standing(state.mine, sent, mode);
    const added = stepsTo(state.wanted ?? stands, stands, mode).map((step): KeptVote => {
      const vote = { op: createOperationId(), seq: this.#nextSequence(), item, ...step };
      return { ...vote, campaign: key, mode };
    });
    for (const vote of added) void this.#keep(vote);
    const votes = [...sent, ...added];
    this.#open.set(item, votes);
    store.change(item, send(state, votes, mode));
    if (votes.length > 0) return votes;
    store.tell(item, { kind: 'counted', liked: isPressed(state) });
    return undefined;
  }

  /** Sends votes in one request. False when they could not be delivered. */
  async #fly(votes: readonly KeptVote[]): Promise<boolean> {
    const { adapter, timeout, retry, store } = this.#host;
    for (const { op, item, mode } of votes) {
      this.#flying.add(op);
      this.#attempted.add(op);
      store.change(item, send(store.stateOf(item), this.#open.get(item) ?? [], mode));
    }
    const [first] = votes;
    const answers = await withDeadline(timeout, async (signal): Promise<(VoteOutcome | TallyError)[]> =>
      votes.length > 1 && adapter.voteAll
        ? adapter.voteAll(votes, signal)
        : [await adapter.vote(first!, signal)],
    ).catch((error: unknown) => votes.map(() => toTallyError(error)));
    for (const { op } of votes) this.#flying.delete(op);
    const waits = answers.filter(
      (answer) => answer instanceof TallyError && answer.isPassing,
    ) as TallyError[];
    votes.forEach((vote, index) => this.#answer(vote, answers[index] ?? new TallyError('malformed')));
    if (waits.length === 0 && answers.length >= votes.length) retry.succeed();
    else retry.fail(Math.max(0, ...waits.map(({ retryAfter = 0 }) => retryAfter)));
    return waits.length === 0;
  }

  #answer(vote: KeptVote, answer: VoteOutcome | TallyError): void {
    const { store } = this.#host;
    const { item, mode, op } = vote;
    if (answer instanceof TallyError && answer.isPassing) {
      this.#keepOpen(vote, answer);
      // What was wished meanwhile is kept, too.
      if (store.stateOf(item).wanted !== store.stateOf(item).sent) this.#enqueue(item, mode);
      return;
    }
    const left = (this.#open.get(item) ?? []).filter((other) => other.op !== op);
    this.#open.set(item, left);
    void this.#forget(vote).then(() => this.#host.onAnswered());
    const state = store.stateOf(item);
    if (answer instanceof TallyError) {
      store.change(item, refuse(state, left, mode));
      store.tell(item, { kind: 'rejected', liked: vote.kind !== 'unlike', code: answer.code });
      this.#host.onRefused(vote, answer);
    } else {
      store.change(item, settle(state, answer, left, mode));
      this.#tellCounted(vote);
      this.#host.onCounted(vote);
    }
    if (left.length === 0 && isOpen(store.stateOf(item)) && !this.#wishes.has(item))
      this.#sendWish(item, mode);
  }

  #keepOpen(vote: KeptVote, { code }: TallyError): void {
    const { store } = this.#host;
    store.change(vote.item, keepOpen(store.stateOf(vote.item)));
    if (this.#told.has(vote.op)) return;
    this.#told.add(vote.op);
    store.tell(vote.item, { kind: 'queued', liked: vote.kind !== 'unlike', code });
  }

  /** Only what is settled is told: a reader who went on tapping hears of the last wish. */
  #tellCounted({ item, op }: KeptVote): void {
    const { store } = this.#host;
    if (isOpen(store.stateOf(item))) return;
    const liked = isPressed(store.stateOf(item));
    const wasQueued = this.#told.delete(op);
    store.tell(item, { kind: 'counted', liked, wasQueued });
    // The answer to a vote that was sent before may be an old one.
    if (wasQueued) void this.#host.read([item]);
  }

  /** Votes that are in the outbox no longer were answered in another tab: the service knows what they came to. */
  async #dropAnswered(kept: readonly KeptVote[]): Promise<void> {
    const { store } = this.#host;
    const isAnswered = ({ op }: KeptVote) =>
      this.#stored.has(op) && !this.#flying.has(op) && !kept.some((vote) => vote.op === op);
    const answered = [...this.#open.values()].flat().filter(isAnswered);
    const items = answered.map(({ item }) => item);
    // What they came to is shown once it can be known.
    if (items.length === 0 || !(await this.#host.read(items))) return;
    for (const { op, item, mode } of answered) {
      const left = (this.#open.get(item) ?? []).filter((other) => other.op !== op);
      this.#open.set(item, left);
      store.change(item, refuse(store.stateOf(item), left, mode));
    }
    await this.#host.read(items);
    for (const vote of answered) this.#tellCounted(vote);
  }

  /** Shows the votes of an earlier visit, or of another tab, as votes that wait. */
  #adopt(kept: readonly KeptVote[]): void {
    const { store } = this.#host;
    for (const vote of kept) {
      const open = this.#open.get(vote.item) ?? [];
      if (open.some(({ op }) => op === vote.op)) continue;
      const votes = [...open, vote];
      this.#open.set(vote.item, votes);
      for (const set of [this.#attempted, this.#stored, this.#told]) set.add(vote.op);
      const state = store.stateOf(vote.item);
      if (!isOpen(state)) store.change(vote.item, keepOpen(send(state, votes, vote.mode)));
    }
  }

  /** The page goes away: what was not sent leaves with it, and is kept in case it does not arrive. */
  #leave(): void {
    const { adapter, retry, store } = this.#host;
    for (const [item, mode] of this.#wishes.takeAll()) {
      const votes = this.#enqueue(item, mode) ?? [];
      for (const vote of votes) keepAtOnce(vote);
      if (retry.isHeld || votes.length === 0) continue;
      if (!adapter.beacon?.(votes)) void this.#fly(votes.slice(0, 1));
      else {
        for (const { op } of votes) this.#attempted.add(op);
        store.change(item, keepOpen(store.stateOf(item)));
        retry.fail();
      }
    }
  }

  async #keep(vote: KeptVote): Promise<void> {
    await (await openOutbox()).add(vote);
    const isWaiting = this.#open.get(vote.item)?.some(({ op }) => op === vote.op);
    // Answered before it was written.
    if (isWaiting) this.#stored.add(vote.op);
    else await this.#forget(vote);
  }

  async #forget({ op }: KeptVote): Promise<void> {
    await (await openOutbox()).remove(op);
  }

  /** Grows with each vote of this device. */
  #nextSequence(): number {
    const last = Number(recall('sequence', this.#host.key) ?? 0);
    const next = Number.isSafeInteger(last + 1) ? last + 1 : 1;
    keep('sequence', this.#host.key, next);
    return next;
  }
}
