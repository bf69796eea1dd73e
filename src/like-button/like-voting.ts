import { isServer } from 'lit';
import { warnOfValue } from '../development.js';
import type { Campaign } from '../tally/campaign-window.js';
import { giveVotes } from '../tally/give-votes.js';
import { isOpen, shownVotes, unreadState, votesLeft, type LikeState } from '../tally/like-state.js';
import type { CampaignMode } from '../tally/protocol.js';
import type { TallyErrorCode } from '../tally/tally-adapter.js';
import { TallyController, type TallyHost } from '../tally/tally-controller.js';
import type { Happening } from '../tally/tally-store.js';
import { LikeButtonLikeEvent, LikeButtonUnlikeEvent } from './like-button.events.js';

/** A host names its item and how likes add up. */
export interface LikeHost extends TallyHost {
  item: string;
  mode: CampaignMode | undefined;
  disabled: boolean;
  /** Likes as the button shows them. */
  readonly count: number | undefined;
}

/** What a button knows when it is rendered. */
export interface LikeView {
  readonly state: LikeState;
  readonly mode: CampaignMode;
  readonly remaining: number | undefined;
  /** Why no like is taken now. What is on its way is not counted against the reader yet. */
  readonly closure: TallyErrorCode | undefined;
  /** What became of the reader's last vote at this button. */
  readonly outcome: Happening | undefined;
  readonly campaign: Campaign | undefined;
  readonly isOnDevice: boolean;
}

type Words = typeof import('./like-button.words.js');

const modes = ['toggle', 'once', 'daily', 'clap'];

let words: Words | undefined;
let loading: Promise<void> | undefined;

/** The words come after the buttons. Where they cannot, they are asked for again with the next vote. */
function loadWords(): Promise<void> {
  loading ??= import('./like-button.words.js').then(
    (loaded) => void (words = loaded),
    () => (loading = undefined),
  );
  return loading;
}

/** The reader's own votes at one button: what may be given, what was, and what is said of it. */
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
      (happening, isCurrent) => void this.#onHappening(happening, isCurrent),
    );
  }

  /** What the button says beyond its name and its count; `undefined` until it has come, when the host is rendered anew. */
  get words(): Words | undefined {
    if (!words && !isServer) void loadWords().then(() => words && this.#host.requestUpdate());
    return words;
  }

  get view(): LikeView {
    const host = this.#host;
    const { store } = this.#tally;
    const campaign = store?.campaign;
    const state = store?.stateOf(host.item) ?? unreadState;
    const isKnown = modes.includes(host.mode!);
    if (host.mode && !isKnown) warnOfValue(host, 'mode', host.mode, modes.join(', '));
    // The service's rule holds, whatever the page says.
    const mode = campaign?.mode ?? (isKnown ? host.mode! : 'toggle');
    const remaining = votesLeft(state, mode);
    const isSpent = remaining === 0 && !isOpen(state);
    const closure = campaign?.closure ?? (isSpent ? 'quota' : undefined);
    const isOnDevice = this.#tally.isLocal;
    return { state, mode, remaining, closure, outcome: this.#outcome, campaign, isOnDevice };
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
    const { state, mode, closure } = this.view;
    const { store } = this.#tally;
    if (!store || host.disabled || votes === shownVotes(state)) return;
    if (closure) return this.refuse(closure);
    const Before = votes > 0 ? LikeButtonLikeEvent : LikeButtonUnlikeEvent;
    /** @internal */
    if (!host.dispatchEvent(new Before(host.campaign, host.item))) return;
    this.forget();
    const settled = new Promise<void>((resolve) => this.#waiting.push(resolve));
    giveVotes(store, host.item, votes, mode, this.#tally.subscriber);
    await settled;
  }

  /** Says why no like is taken, and asks nobody. */
  refuse(code: TallyErrorCode): void {
    void this.#onHappening({ kind: 'rejected', liked: true, code }, true);
  }

  /** What is said comes with the words for it. Given another item or taken away meanwhile, the button says nothing. */
  async #onHappening(happening: Happening, isCurrent: boolean): Promise<void> {
    const waiting = this.#waiting.splice(0);
    const { campaign, item } = this.#host;
    if (!words) await loadWords();
    if (isCurrent && item === this.#host.item && campaign === this.#host.campaign) {
      this.#outcome = happening;
      this.#host.requestUpdate();
      words?.announce(this.#host, happening);
    }
    for (const resolve of waiting) resolve();
  }
}
