import { warnOfValue } from '../development.js';
import { isOpen, shownVotes, unreadState, votesLeft, type LikeState } from '../tally/like-state.js';
import type { CampaignMode } from '../tally/protocol.js';
import type { TallyErrorCode } from '../tally/tally-adapter.js';
import { TallyController, type TallyHost } from '../tally/tally-controller.js';
import type { Happening } from '../tally/tally-store.js';
import { LikeButtonLikeEvent, LikeButtonUnlikeEvent } from './like-button.events.js';
import type { LikeView } from './like-button.words.js';
import { LikeWords } from './like-words.js';

/** A host names its item and how likes add up. */
export interface LikeHost extends TallyHost {
  item: string;
  mode: CampaignMode | undefined;
  disabled: boolean;
  /** Likes as the button shows them. */
  readonly count: number | undefined;
}

const modes = ['toggle', 'once', 'daily', 'clap'];

/** The reader's own votes at one button: what may be given, what was, and what is said of it. */
export class LikeVoting {
  readonly #host: LikeHost;
  readonly #tally: TallyController;
  readonly #words: LikeWords;
  /** Called when the votes are settled, or kept for later. */
  #waiting: (() => void)[] = [];
  #outcome: Happening | undefined;

  constructor(host: LikeHost) {
    this.#host = host;
    this.#tally = new TallyController(
      host,
      () => (host.item ? [host.item] : []),
      (happening, isCurrent) => void this.#onHappening(happening, isCurrent),
    );
    this.#words = new LikeWords(host);
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

  /** `undefined` until they have come. */
  get words(): LikeWords['current'] {
    return this.#words.current;
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
    void this.#onHappening({ kind: 'rejected', liked: true, code }, true);
  }

  /** Why no like is taken now. What is on its way is not counted against the reader yet. */
  get #closure(): TallyErrorCode | undefined {
    const isSpent = this.remaining === 0 && !isOpen(this.state);
    return this.#tally.store?.campaign?.closure ?? (isSpent ? 'quota' : undefined);
  }

  /** What is said comes with the words for it. Given another item or taken away meanwhile, the button says nothing. */
  async #onHappening(happening: Happening, isCurrent: boolean): Promise<void> {
    const waiting = this.#waiting.splice(0);
    const { campaign, item } = this.#host;
    await this.#words.ready;
    if (isCurrent && item === this.#host.item && campaign === this.#host.campaign) {
      this.#outcome = happening;
      this.#host.requestUpdate();
      this.#words.current?.announce(this.#host, happening);
    }
    for (const resolve of waiting) resolve();
  }
}
