import { warnOfValue } from '../development.js';
import { isOpen, shownVotes, unreadState, votesLeft, type LikeState } from '../tally/like-state.js';
import type { CampaignMode } from '../tally/protocol.js';
import type { TallyErrorCode } from '../tally/tally-adapter.js';
import { TallyController, type TallyHost } from '../tally/tally-controller.js';
import type { Happening } from '../tally/tally-store.js';
import {
  LikeButtonLikedEvent,
  LikeButtonLikeEvent,
  LikeButtonQueuedEvent,
  LikeButtonRejectedEvent,
  LikeButtonSyncedEvent,
  LikeButtonUnlikedEvent,
  LikeButtonUnlikeEvent,
} from './like-button.events.js';
import type { LikeView } from './like-button.words.js';

/** A host names its item and how likes add up. */
export interface LikeHost extends TallyHost {
  item: string;
  mode: CampaignMode | undefined;
  disabled: boolean;
  /** Likes as the button shows them. */
  readonly count: number | undefined;
}

const modes = ['toggle', 'once', 'daily', 'clap'];

/** The reader's own votes at one button: what may be given, what was, and the events before and after. */
export class LikeVoting {
  readonly #host: LikeHost;
  readonly #tally: TallyController;
  /** Called when the votes are settled, or kept for later. */
  #waiting: (() => void)[] = [];
  #outcome: Happening | undefined;

  constructor(host: LikeHost) {
    this.#host = host;
    this.#tally = new TallyController(
      host,
      () => (host.item ? [host.item] : []),
      (happening, isCurrent) => this.#onHappening(happening, isCurrent),
    );
  }

  get state(): LikeState {
    return this.#tally.store?.stateOf(this.#host.item) ?? unreadState;
  }

  /** The service's rule holds, whatever the page says. */
  get mode(): CampaignMode {
    const host = this.#host;
    const { mode } = host;
    if (mode && !modes.includes(mode)) warnOfValue(host, 'mode', mode, modes.join(', '));
    return this.#tally.store?.campaign?.mode ?? (mode && modes.includes(mode) ? mode : 'toggle');
  }

  get remaining(): number | undefined {
    return votesLeft(this.state, this.mode);
  }

  /** What is to be said. */
  get view(): LikeView {
    const store = this.#tally.store;
    return {
      outcome: this.#outcome,
      closure: this.#closure,
      mode: this.mode,
      votes: shownVotes(this.state),
      remaining: this.remaining,
      campaign: store?.campaign,
      isOnDevice: store?.scope !== 'everyone',
    };
  }

  /** What became of the last vote is nobody's any more. */
  forget(): void {
    this.#outcome = undefined;
  }

  async refresh(): Promise<void> {
    await this.#tally.store?.refresh();
  }

  /** Makes so many own votes stand. Resolves when the service has answered, or they are kept for later. */
  async vote(votes: number): Promise<void> {
    const host = this.#host;
    if (!this.#tally.store || host.disabled || votes === shownVotes(this.state)) return;
    if (this.#closure) return this.refuse(this.#closure);
    const Before = votes > 0 ? LikeButtonLikeEvent : LikeButtonUnlikeEvent;
    /** @internal */
    if (!host.dispatchEvent(new Before(host.campaign, host.item))) return;
    this.forget();
    const settled = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#tally.vote(host.item, votes, this.mode);
    await settled;
  }

  /** Says why no like is taken, and asks nobody. */
  refuse(code: TallyErrorCode): void {
    this.#onHappening({ kind: 'rejected', liked: true, code }, true);
    this.#host.requestUpdate();
  }

  /** Why no like is taken now. What is on its way is not counted against the reader yet. */
  get #closure(): TallyErrorCode | undefined {
    const isSpent = this.remaining === 0 && !isOpen(this.state);
    return this.#tally.store?.campaign?.closure ?? (isSpent ? 'quota' : undefined);
  }

  #onHappening(happening: Happening, isCurrent: boolean): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
    // Given another item, or taken away meanwhile: the outcome is nobody's any more.
    if (!isCurrent) return;
    const { campaign, item, count } = this.#host;
    const { kind, liked, code = 'unavailable', wasQueued } = happening;
    this.#outcome = happening;
    if (kind !== 'counted') {
      const After = kind === 'queued' ? LikeButtonQueuedEvent : LikeButtonRejectedEvent;
      /** @internal */
      this.#host.dispatchEvent(new After(campaign, item, liked, code));
      return;
    }
    const After = liked ? LikeButtonLikedEvent : LikeButtonUnlikedEvent;
    /** @internal */
    this.#host.dispatchEvent(new After(campaign, item, count));
    /** @internal */
    if (wasQueued) this.#host.dispatchEvent(new LikeButtonSyncedEvent(campaign, item, count));
  }
}
