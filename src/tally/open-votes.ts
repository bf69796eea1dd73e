import { createOperationId } from './operation-id.js';
import type { Step } from './like-transitions.js';
import type { CampaignMode } from './protocol.js';
import { isHeld, openOutbox, type KeptVote } from './vote-outbox.js';
import { keep, recall } from './voter-storage.js';

/** The votes of a campaign that are not answered yet: by item, in the order in which they were given, and on this device. */
export class OpenVotes {
  readonly #key: string;
  readonly #byItem = new Map<string, readonly KeptVote[]>();
  /**
   * Operations that are on their way, that ever were, that are in the outbox, whose voter was told to wait, and that are
   * decided or taken back: their removal from the outbox may come after it was read.
   */
  readonly #flying = new Set<string>();
  readonly #attempted = new Set<string>();
  readonly #stored = new Set<string>();
  readonly #told = new Set<string>();
  readonly #gone = new Set<string>();

  /** @param key Names the campaign among all that are kept on this device. */
  constructor(key: string) {
    this.#key = key;
  }

  get all(): KeptVote[] {
    return [...this.#byItem.values()].flat();
  }

  /** Those that may not have been written to this device yet. */
  get unwritten(): KeptVote[] {
    return this.all.filter(({ op }) => !this.#stored.has(op));
  }

  of(item: string): readonly KeptVote[] {
    return this.#byItem.get(item) ?? [];
  }

  /**
   * Votes that the reader's steps make, in place of the open ones that nobody can have counted yet. One that does the same,
   * or in which claps are gathered still, goes on under its id.
   *
   * @param heldUntil Until when no tab sends them.
   */
  replaceUnsent(
    item: string,
    steps: readonly Step[],
    mode: CampaignMode,
    heldUntil?: number,
  ): readonly KeptVote[] {
    // A tab may have sent what was held for too long.
    for (const vote of this.of(item)) if (vote.heldUntil && !isHeld(vote)) this.attempt(vote.op);
    const sent = this.sentOf(item);
    const unsent = this.of(item).filter((vote) => !sent.includes(vote));
    const votes = steps.map((step): KeptVote => {
      const index = unsent.findIndex(
        (vote) => vote.kind === step.kind && (vote.n === step.n || vote.heldUntil),
      );
      const [known] = index < 0 ? [] : unsent.splice(index, 1);
      const { op, seq } = known ?? { op: createOperationId(), seq: this.#nextSequence() };
      const vote = { op, seq, item, ...step, campaign: this.#key, mode, heldUntil };
      if (!known || known.n !== step.n || known.heldUntil !== heldUntil) void this.#keep(vote);
      return vote;
    });
    for (const vote of unsent) {
      this.#gone.add(vote.op);
      void this.#forget(vote);
    }
    this.#byItem.set(item, [...sent, ...votes]);
    return this.of(item);
  }

  /** Votes that the service may have counted. */
  sentOf(item: string): KeptVote[] {
    return this.of(item).filter(({ op }) => this.#attempted.has(op));
  }

  /** Takes in votes of an earlier visit, or of another tab. True where they were not known. */
  adopt(vote: KeptVote): boolean {
    if (this.#has(vote) || this.#gone.has(vote.op)) return false;
    this.#byItem.set(vote.item, [...this.of(vote.item), vote]);
    for (const set of [this.#attempted, this.#stored, this.#told]) set.add(vote.op);
    return true;
  }

  /** The vote is decided: it is kept no longer. Returns the item's votes that are left. */
  drop(vote: KeptVote): readonly KeptVote[] {
    const left = this.of(vote.item).filter(({ op }) => op !== vote.op);
    this.#byItem.set(vote.item, left);
    this.#gone.add(vote.op);
    return left;
  }

  /** The same, on this device too. */
  async settle(vote: KeptVote): Promise<void> {
    this.drop(vote);
    await this.#forget(vote);
  }

  isFlying({ op }: KeptVote): boolean {
    return this.#flying.has(op);
  }

  /** Whether the vote is not answered, and not on its way. */
  isWaiting(vote: KeptVote): boolean {
    return this.#has(vote) && !this.isFlying(vote);
  }

  /** Whether it waits, and was written to this device. */
  isResting(vote: KeptVote): boolean {
    return this.#stored.has(vote.op) && this.isWaiting(vote);
  }

  depart({ op }: KeptVote): void {
    this.#flying.add(op);
    this.attempt(op);
  }

  /** It may have been counted from now on. */
  attempt(op: string): void {
    this.#attempted.add(op);
  }

  arrive({ op }: KeptVote): void {
    this.#flying.delete(op);
  }

  /** The item's votes wait. Whether the voter is told so for the first time of one of them. */
  tellAllOnce(item: string): boolean {
    const untold = this.of(item).filter(({ op }) => !this.#told.has(op));
    for (const { op } of untold) this.#told.add(op);
    return untold.length > 0;
  }

  /** Whether its voter had been told to wait, and is not any more. */
  untell({ op }: KeptVote): boolean {
    return this.#told.delete(op);
  }

  #has(vote: KeptVote): boolean {
    return this.of(vote.item).some(({ op }) => op === vote.op);
  }

  async #keep(vote: KeptVote): Promise<void> {
    await (await openOutbox()).add(vote);
    // Else answered before it was written.
    if (this.#has(vote)) this.#stored.add(vote.op);
    else await this.#forget(vote);
  }

  async #forget({ op }: KeptVote): Promise<void> {
    await (await openOutbox()).remove(op);
  }

  /** Grows with each vote of this device. */
  #nextSequence(): number {
    const last = Number(recall('sequence', this.#key) ?? 0);
    const next = Number.isSafeInteger(last + 1) ? last + 1 : 1;
    keep('sequence', this.#key, next);
    return next;
  }
}
