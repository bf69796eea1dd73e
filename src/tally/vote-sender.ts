import { isOpen, isPressed } from './like-state.js';
import { keepOpen, refuse, send, settle, standing, stepsTo } from './like-transitions.js';
import { OpenVotes } from './open-votes.js';
import type { CampaignMode } from './protocol.js';
import type { SenderHost } from './sender-host.js';
import { exclusively } from './tab-lock.js';
import { TallyError, toTallyError, type VoteOutcome } from './tally-adapter.js';
import type { Happening, Subscriber } from './tally-store.js';
import { holdTime, isHeld, keepAtOnce, openOutbox, type KeptVote } from './vote-outbox.js';
import { VoteWishes } from './vote-wishes.js';

/** The service takes no more in one request. */
const batchSize = 50;

/** Requests with votes at a time: a browser has six connections to a service, and each request may need two. */
const maxFlights = 2;

/**
 * Sends what readers wish. A vote is kept on this device until it is answered, under the id under which it counts once;
 * what cannot be delivered is sent again later, by whichever tab comes first. One request of an item is on its way.
 */
export class VoteSender {
  readonly #host: SenderHost;
  readonly #open: OpenVotes;
  readonly #wishes = new VoteWishes((item, mode) => this.#sendWish(item, mode));
  /** Items whose reader has wished something, and was not told since what became of it. */
  readonly #untold = new Set<string>();
  /** Who voted, by item, and is to be told what became of it. */
  readonly #voters = new Map<string, Set<Subscriber>>();
  #isDraining = false;
  #flights = 0;

  constructor(host: SenderHost) {
    this.#host = host;
    this.#open = new OpenVotes(host.key);
    addEventListener('pagehide', () => this.#leave());
  }

  /** What the reader wishes for an item has changed: it is sent after the next paint, and claps when they come to rest. */
  wish(item: string, mode: CampaignMode, voter: Subscriber): void {
    this.#untold.add(item);
    this.#voters.set(item, (this.#voters.get(item) ?? new Set()).add(voter));
    this.#wishes.add(item, mode);
    // Kept as they come: a page may end without a word, or without the time to say one.
    if (mode === 'clap') this.#enqueue(item, mode, Date.now() + holdTime);
  }

  /** Sends what is kept, of earlier visits and other tabs too. False where some of it could not be delivered. */
  async drain(): Promise<boolean> {
    if (this.#isDraining) return true;
    this.#isDraining = true;
    let isDelivered = true;
    try {
      const outbox = await openOutbox();
      const resting = this.#open.all.filter((vote) => this.#open.isResting(vote));
      await this.#dropAnswered(await outbox.missing(resting));
      const isOurs = await exclusively(this.#host.key, async () => {
        const kept = await outbox.list(this.#host.key);
        this.#adopt(kept);
        const size = this.#host.adapter.voteAll ? batchSize : 1;
        for (let start = 0; start < kept.length && isDelivered; start += size) {
          if (this.#host.retry.isHeld) break;
          const batch = kept
            .slice(start, start + size)
            .filter((vote) => this.#open.isWaiting(vote) && !isHeld(vote));
          if (batch.length > 0) isDelivered = await this.#fly(batch);
        }
      });
      // Another tab tries; should it fail or go away, this one is next.
      if (!isOurs) this.#adopt(await outbox.list(this.#host.key));
    } finally {
      this.#isDraining = false;
      if (this.hasKept) this.#host.retry.fail();
    }
    return isDelivered;
  }

  /** Whether votes are on their way. */
  get isFlying(): boolean {
    return this.#flights > 0;
  }

  /** Whether a vote waits to be sent. */
  get hasKept(): boolean {
    return this.#rest.length > 0;
  }

  get #rest(): KeptVote[] {
    return this.#open.all.filter((vote) => this.#open.isWaiting(vote) && !this.#wishes.has(vote.item));
  }

  #sendWish(item: string, mode: CampaignMode): void {
    const votes = this.#enqueue(item, mode);
    if (!votes) return;
    if (this.#host.retry.isHeld) {
      this.#keepOpen(item, new TallyError('network'));
      this.#host.retry.fail();
    } else if (this.#flights >= maxFlights) {
      // Goes together with others when one of those has arrived.
    } else if (votes.length === 1) void this.#fly(votes);
    else void this.drain();
  }

  /** Makes votes of what an item's reader wishes; `undefined` when nothing is to be sent now. */
  #enqueue(item: string, mode: CampaignMode, heldUntil?: number): readonly KeptVote[] | undefined {
    const { store } = this.#host;
    // Goes on when what is on its way has been answered.
    if (this.#open.of(item).some((vote) => this.#open.isFlying(vote))) return undefined;
    const state = store.stateOf(item);
    // What nobody can have counted yet is taken out, and the rest of the wish made anew.
    const stands = standing(state.mine, this.#open.sentOf(item), mode);
    const steps = stepsTo(state.wanted ?? stands, stands, mode);
    const votes = this.#open.replaceUnsent(item, steps, mode, heldUntil);
    store.change(item, send(state, votes, mode));
    if (votes.length > 0) return votes;
    this.#tell(item, { kind: 'counted', liked: isPressed(state) });
    return undefined;
  }

  /** Sends votes in one request. False when they could not be delivered. */
  async #fly(votes: readonly KeptVote[]): Promise<boolean> {
    const { adapter, retry, store } = this.#host;
    this.#flights += 1;
    for (const vote of votes) {
      const { item, mode } = vote;
      this.#open.depart(vote);
      store.change(item, send(store.stateOf(item), this.#open.of(item), mode));
    }
    const answers = await this.#host
      .ask(async (signal): Promise<(VoteOutcome | TallyError)[]> =>
        votes.length > 1 && adapter.voteAll
          ? adapter.voteAll(votes, signal)
          : [await adapter.vote(votes[0]!, signal)],
      )
      .catch((error: unknown) => votes.map(() => toTallyError(error)));
    this.#flights -= 1;
    for (const vote of votes) this.#open.arrive(vote);
    const waits = answers.filter(
      (answer) => answer instanceof TallyError && answer.isPassing,
    ) as TallyError[];
    votes.forEach((vote, index) => this.#answer(vote, answers[index] ?? new TallyError('malformed')));
    const [wait] = waits;
    if (!wait && answers.length >= votes.length) retry.succeed();
    else retry.fail(Math.max(0, ...waits.map(({ retryAfter = 0 }) => retryAfter)));
    // What waited for these to arrive goes now, or waits with them.
    if (!wait && this.hasKept) void this.drain();
    else if (wait) for (const { item } of this.#rest) this.#keepOpen(item, wait);
    return !wait;
  }

  #answer(vote: KeptVote, answer: VoteOutcome | TallyError): void {
    const { store } = this.#host;
    const { item, mode } = vote;
    if (answer instanceof TallyError && answer.isPassing) {
      // What was wished meanwhile is kept, too.
      if (store.stateOf(item).wanted !== store.stateOf(item).sent) this.#enqueue(item, mode);
      this.#keepOpen(item, answer);
      return;
    }
    void this.#open.settle(vote).then(() => this.#host.onAnswered());
    const left = this.#open.of(item);
    const state = store.stateOf(item);
    if (answer instanceof TallyError) {
      store.change(item, refuse(state, left, mode));
      this.#tell(item, { kind: 'rejected', liked: vote.kind !== 'unlike', code: answer.code });
      this.#host.onRefused(vote, answer);
    } else {
      store.change(item, settle(state, answer, left, mode));
      this.#tellCounted(vote);
      this.#host.onCounted(vote);
    }
    if (left.length === 0 && isOpen(store.stateOf(item)) && !this.#wishes.has(item))
      this.#sendWish(item, mode);
  }

  /** An item's votes wait. Their voter is told once, and again when a vote that waits already is wished for. */
  #keepOpen(item: string, { code }: TallyError): void {
    const { store } = this.#host;
    store.change(item, keepOpen(store.stateOf(item)));
    const isNew = this.#open.tellAllOnce(item);
    if (isNew || this.#untold.has(item))
      this.#tell(item, { kind: 'queued', liked: isPressed(store.stateOf(item)), code });
  }

  /** Tells those who voted or, of a vote of an earlier visit, one who shows the item. */
  #tell(item: string, happening: Happening): void {
    this.#untold.delete(item);
    const told = [...(this.#voters.get(item) ?? [...this.#host.store.subscribersOf(item)].slice(0, 1))];
    if (happening.kind !== 'queued') this.#voters.delete(item);
    for (const subscriber of told) subscriber(happening);
  }

  /** Only what is settled is told: a reader who went on tapping hears of the last wish. */
  #tellCounted(vote: KeptVote): void {
    const { store } = this.#host;
    const { item } = vote;
    if (isOpen(store.stateOf(item))) return;
    const liked = isPressed(store.stateOf(item));
    const wasQueued = this.#open.untell(vote);
    this.#tell(item, { kind: 'counted', liked, wasQueued });
    // The answer to a vote that was sent before may be an old one.
    if (wasQueued) void this.#host.read([item]);
  }

  /** Votes that are in the outbox no longer were answered in another tab: the service knows what they came to. */
  async #dropAnswered(answered: readonly KeptVote[]): Promise<void> {
    const { store } = this.#host;
    const items = answered.map(({ item }) => item);
    // What they came to is shown once it can be known.
    if (items.length === 0 || !(await this.#host.read(items))) return;
    const resting = answered.filter((vote) => this.#open.isResting(vote));
    for (const vote of resting) {
      const left = this.#open.drop(vote);
      store.change(vote.item, refuse(store.stateOf(vote.item), left, vote.mode));
    }
    await this.#host.read(items);
    for (const vote of resting) this.#tellCounted(vote);
  }

  /** Shows the votes of an earlier visit, or of another tab, as votes that wait. */
  #adopt(kept: readonly KeptVote[]): void {
    const { store } = this.#host;
    for (const vote of kept) {
      if (!this.#open.adopt(vote)) continue;
      const { item, mode } = vote;
      const state = store.stateOf(item);
      if (!isOpen(state)) store.change(item, keepOpen(send(state, this.#open.of(item), mode)));
    }
  }

  /** The page goes away: what was not sent leaves with it, and is kept in case it does not arrive. */
  #leave(): void {
    const { adapter, retry, store } = this.#host;
    for (const vote of this.#open.unwritten) keepAtOnce(vote);
    for (const [item, mode] of this.#wishes.takeAll()) {
      const votes = this.#enqueue(item, mode) ?? [];
      for (const vote of votes) keepAtOnce(vote);
      if (retry.isHeld || votes.length === 0) continue;
      if (!adapter.beacon?.(votes)) void this.#fly(votes.slice(0, 1));
      else {
        for (const { op } of votes) this.#open.attempt(op);
        store.change(item, keepOpen(store.stateOf(item)));
        retry.fail();
      }
    }
  }
}
