import { closeAt, nextEdge, readCampaign, stateAt, type Campaign } from './campaign-window.js';
import { listenToDocument } from './document-events.js';
import { isOpen } from './like-state.js';
import { failRead, receiveBoth, receiveTally } from './like-transitions.js';
import type { CampaignMode, TallyEvent } from './protocol.js';
import { RetryTimer } from './retry-timer.js';
import type { SenderHost } from './sender-host.js';
import { StallWatch } from './stall-watch.js';
import { TabChannel } from './tab-channel.js';
import {
  toTallyError,
  type CampaignSnapshot,
  type LiveListener,
  type MineSnapshot,
  type TallyAdapter,
  type TallyError,
  type TallySnapshot,
} from './tally-adapter.js';
import type { Subscriber, TallyStore } from './tally-store.js';
import type { KeptVote } from './vote-outbox.js';
import { VoteSender } from './vote-sender.js';

/** Milliseconds after which a page that comes back asks anew. */
const staleAfter = 30_000;

/** Reads and sends the likes of one campaign for its store: in batches, again after faults, and only while it is looked at. */
export class TallyEngine implements SenderHost {
  readonly store: TallyStore;
  readonly adapter: TallyAdapter;
  readonly key: string;
  readonly retry: RetryTimer;
  readonly #watch: StallWatch;
  readonly #sender: VoteSender;
  readonly #channel: TabChannel;
  readonly #unread = new Set<string>();
  #reading: Promise<boolean> | undefined;
  #isCampaignRead = false;
  #readAt = 0;
  #edgeTimer: ReturnType<typeof setTimeout> | undefined;
  #followers = 0;
  #live: Promise<{ stop(): void }> | undefined;

  /** @param timeout Milliseconds after which a request is given up. */
  constructor(store: TallyStore, adapter: TallyAdapter, key: string, timeout = 10_000) {
    this.store = store;
    this.adapter = adapter;
    this.key = key;
    const mayLook = adapter.look && adapter.capabilities?.once !== false;
    const look = mayLook ? (signal: AbortSignal) => adapter.look!(signal) : undefined;
    this.#watch = new StallWatch(timeout, () => this.retry.wake(), look);
    this.retry = new RetryTimer(() => void this.#recover());
    this.#sender = new VoteSender(this);
    this.#channel = new TabChannel(key, () => void this.#recover());
    addEventListener('pageshow', ({ persisted }) => persisted && void this.refresh());
    listenToDocument('visibilitychange', () => {
      if (!document.hidden && performance.now() - this.#readAt > staleAfter) void this.refresh();
    });
    void this.#sender.drain();
  }

  ask<Answer>(request: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    return this.#watch.ask(request);
  }

  /** Reads items together with all others that are asked for before the page comes to rest. False if that failed. */
  read(items: readonly string[]): Promise<boolean> {
    for (const item of items) this.#unread.add(item);
    this.#reading ??= pageAtRest().then(() => {
      const shown = new Set(this.store.items);
      const batch = [...this.#unread].filter((item) => shown.has(item));
      this.#unread.clear();
      this.#reading = undefined;
      return batch.length === 0 || this.#readBatch(batch);
    });
    return this.#reading;
  }

  /** Reads every item that is shown, and the campaign. */
  async refresh(): Promise<void> {
    this.#isCampaignRead = false;
    await this.read(this.store.items);
  }

  /** Sends what the reader wishes for an item. The voter is told what becomes of it. */
  vote(item: string, mode: CampaignMode, voter: Subscriber): void {
    this.#sender.wish(item, mode, voter);
  }

  /** Follows the campaign's counts, one connection for all. Returns the function that ends it. */
  follow(): () => void {
    this.#followers += 1;
    this.#live ??= import('./live-counts.js').then(({ LiveCounts }) => new LiveCounts(this, this.adapter));
    return () => {
      this.#followers -= 1;
      if (this.#followers > 0) return;
      void this.#live?.then((live) => live.stop());
      this.#live = undefined;
    };
  }

  onAnswered(): void {
    this.#channel.announce();
  }

  onCounted({ item }: KeptVote): void {
    const { perCampaign, perDay } = this.store.campaign?.quotas ?? {};
    // What was given to one item is missing for the others.
    if (perCampaign ?? perDay) void this.read(this.store.items.filter((other) => other !== item));
  }

  onRefused({ item }: KeptVote, { code }: TallyError): void {
    if (code === 'not-open' || code === 'paused' || code === 'closed') this.#isCampaignRead = false;
    void this.read([item]);
  }

  readonly listener: LiveListener = {
    onCounts: (snapshot) => this.#receiveTally(snapshot),
    onWindow: (campaign) => this.#receiveCampaign(campaign),
    onEnd: () => undefined,
  };

  /**
   * After a fault, or when another tab has changed something: what is kept is sent, and what is shown is asked for. While
   * the service does not answer, one request is all that it is asked.
   */
  async #recover(): Promise<void> {
    const isDelivered = (await this.#sender.drain()) && !this.#sender.isFlying;
    if (isDelivered || !this.#watch.isSilent) await this.read(this.store.items);
    else this.retry.fail();
  }

  async #readBatch(items: readonly string[]): Promise<boolean> {
    const { adapter } = this;
    if (!this.#isCampaignRead) void this.#readCampaign();
    const [tally, mine] = await Promise.allSettled([
      this.ask((signal) => adapter.readTally(items, signal)).then((snapshot) => {
        // Shown while the rest is on its way.
        this.#receiveTally(this.#withoutHidden(items, snapshot));
        return snapshot;
      }),
      this.ask((signal) => adapter.readMine(signal)),
    ]);
    this.#readAt = performance.now();
    if (tally.status === 'fulfilled' && mine.status === 'fulfilled')
      this.#receive(items, tally.value, mine.value);
    const failed = [tally, mine].filter((result) => result.status === 'rejected');
    const [problem] = failed.map(({ reason }) => toTallyError(reason));
    if (problem) {
      for (const item of items) this.store.change(item, failRead(this.store.stateOf(item), problem.code));
    } else {
      this.retry.hear();
      if (!this.#sender.hasKept) this.retry.succeed();
    }
    for (const { reason } of failed) this.#scheduleRetry(reason);
    return !problem;
  }

  /** A service without windows and rules counts all the same. */
  async #readCampaign(): Promise<void> {
    const { adapter } = this;
    this.#isCampaignRead = true;
    try {
      const answer = await this.ask(async (signal) => adapter.readCampaign?.(signal));
      if (answer) this.#receiveCampaign(answer);
    } catch (error) {
      const { code, isPassing } = toTallyError(error);
      this.#isCampaignRead = !isPassing;
      // What is no campaign may never be one, or stood between the page and the service: asked for with the next read.
      if (code !== 'malformed') this.#scheduleRetry(error);
    }
  }

  #scheduleRetry(reason: unknown): void {
    const { isPassing, retryAfter } = toTallyError(reason);
    if (isPassing) this.retry.fail(retryAfter);
  }

  #receiveCampaign(answer: CampaignSnapshot): void {
    this.#show(readCampaign(answer, performance.now()));
    this.#watchEdge();
  }

  #show(campaign: Campaign): void {
    this.store.campaign = campaign;
    this.store.notify();
  }

  #receive(items: readonly string[], tally: TallySnapshot, own: MineSnapshot): void {
    const { rev, counts } = this.#withoutHidden(items, tally);
    for (const item of items) {
      const mine = { rev: own.rev, mine: own.mine[item], remaining: own.remaining?.[item] };
      const state = this.store.stateOf(item);
      this.store.change(item, receiveBoth(state, { rev, count: counts[item] }, mine));
    }
  }

  /** Each item's count. One that is given out after the vote came with its answer, and is in no public one. */
  #withoutHidden(items: readonly string[], { rev, counts }: TallySnapshot): TallyEvent {
    const isHidden = this.store.campaign?.showCounts === 'after-vote';
    const all = items.map((item): [string, number | undefined] => [
      item,
      isHidden && !(item in counts) ? this.store.stateOf(item).tally : counts[item],
    ]);
    return { rev, counts: Object.fromEntries(all) as Record<string, number> };
  }

  #receiveTally({ rev, counts }: TallySnapshot): void {
    for (const [item, count] of Object.entries(counts)) {
      const state = this.store.stateOf(item);
      if (!isOpen(state)) this.store.change(item, receiveTally(state, rev, count));
    }
  }

  /** Shows the time that is left until the campaign opens or closes, and asks the service once it is over. */
  #watchEdge(): void {
    clearTimeout(this.#edgeTimer);
    const { campaign } = this.store;
    const edge = campaign && nextEdge(campaign, performance.now());
    if (!edge) return;
    const isOver = stateAt(campaign, performance.now()) !== campaign.state;
    // Later than a day ahead nothing changes in what is shown; a timer holds no more than 24 days.
    const wait = edge.left > 86_400_000 ? 3_600_000 : Math.max(edge.left % 1000, 50);
    this.#edgeTimer = setTimeout(
      () => {
        this.#show(closeAt(campaign, performance.now()));
        if (isOver) void this.refresh();
        else this.#watchEdge();
      },
      isOver ? 1000 + Math.random() * 2000 : wait,
    );
  }
}

/** Resolves once the page is parsed and the running task is done, so that every element on it has asked. */
function pageAtRest(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'loading') {
      listenToDocument('DOMContentLoaded', () => resolve());
    } else {
      setTimeout(resolve);
    }
  });
}
