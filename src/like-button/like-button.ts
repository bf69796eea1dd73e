import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { isBlind } from '../controllers/blind.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { attachInternalsOf, setState } from '../controllers/state-controller.js';
import { formatNumber, nearestLang } from '../i18n/number-format.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import type { AdapterName } from '../tally/adapters.js';
import { isPressed, shownCount, shownVotes, statusOf, type LikeStatus } from '../tally/like-state.js';
import type { CampaignMode } from '../tally/protocol.js';
import { descriptionFor, labelFor } from './like-button.messages.js';
import { likeButtonStyles } from './like-button.styles.js';
import { formatCount } from './like-count.js';
import { LikeVoting, type LikeView } from './like-voting.js';

/**
 * A like that counts once and never lies: shown at once, confirmed by the service, taken back with the reason when it
 * was refused, kept while there is no network. All buttons of a campaign on a page read together, in one request.
 *
 * @summary A like button that counts once and never lies.
 * @tag like-button
 *
 * @slot - The button's name, fixed whatever its state (为张艳点赞); without it the name is made from `subject`.
 *
 * @fires {LikeButtonLikeEvent} like-button-like - Before a like; cancelable.
 * @fires {LikeButtonUnlikeEvent} like-button-unlike - Before a like is taken back; cancelable.
 * @fires {LikeButtonLikedEvent} like-button-liked - The like is counted.
 * @fires {LikeButtonUnlikedEvent} like-button-unliked - The like is taken back.
 * @fires {LikeButtonRejectedEvent} like-button-rejected - The like, or taking it back, was refused.
 * @fires {LikeButtonQueuedEvent} like-button-queued - The like could not be delivered; it is kept, and sent later.
 * @fires {LikeButtonSyncedEvent} like-button-synced - A like that was kept has been delivered.
 *
 * @csspart button - The native button.
 * @csspart icon - The heart.
 * @csspart label - The name.
 * @csspart count - The number of likes.
 * @csspart note - What became of the reader's last like, or why none is taken; shown when it needs words.
 * @csspart window - When the campaign opens or, on its last day, closes; that it is paused or closed.
 *
 * @cssprop {<color>} [--like-button-color=var(--lane-accent, #a61b1f)] - Border and text; background when pressed.
 * @cssprop {<color>} [--like-button-pressed-color=var(--lane-on-accent, #fff)] - Text when pressed.
 * @cssprop {<length-percentage>} [--like-button-radius=999px] - Corners.
 *
 * @cssstate pressed - The like stands, or is on its way.
 * @cssstate pending - A like, or taking it back, is on its way.
 * @cssstate queued - A like could not be delivered, and waits.
 * @cssstate closed - No likes are taken now: the campaign is not open, or this reader has none left.
 * @cssstate error - The last read or the last like failed.
 */
export class LikeButtonElement extends LitElement {
  /** @internal */
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [hostStyles, focusStyles, likeButtonStyles];

  readonly #internals = attachInternalsOf(this);
  readonly #voting = new LikeVoting(this);

  /** The campaign, by its id at the service. */
  @property() campaign = 'default';

  /** What is liked, by its id in the campaign. Without it the button is disabled. */
  @property() item = '';

  /** Root of the service; `/v1/campaigns/…` is appended. Without it likes are kept on this device only. */
  @property() endpoint = '';

  /** Who speaks to the service: `lanelight` (default with an `endpoint`) or `local` (default without). */
  @property() adapter: AdapterName | undefined;

  /** How likes add up, where the service does not say: `toggle` (default), `once`, `daily` or `clap`. */
  @property() mode: CampaignMode | undefined;

  /** Whom the like is for, to make the name from when the slot is empty. */
  @property() subject = '';

  /** Takes no likes. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** Keeps the count up to date while the page is looked at. */
  @property({ type: Boolean }) live = false;

  #hasOwnLabel = false;

  constructor() {
    super();
    new LocaleController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hasOwnLabel = isBlind(this) ? !this.subject : this.textContent.trim() !== '';
    if (changed.has('item') || changed.has('campaign') || changed.has('endpoint') || changed.has('adapter')) {
      this.#voting.forget();
    }
  }

  protected override updated(): void {
    const { state, closure } = this.#voting.view;
    const { status } = this;
    setState(this.#internals, 'pressed', isPressed(state));
    setState(this.#internals, 'closed', closure !== undefined);
    for (const name of ['pending', 'queued', 'error']) setState(this.#internals, name, status === name);
  }

  /** Likes as the button shows them, the reader's own included; `undefined` while unknown. */
  get count(): number | undefined {
    return shownCount(this.#voting.view.state);
  }

  /** Whether the button shows the like as standing, confirmed or not. */
  get pressed(): boolean {
    return isPressed(this.#voting.view.state);
  }

  /** Whether the like stands, as the service last said. */
  get liked(): boolean {
    return this.#voting.view.state.mine > 0;
  }

  /** How many more likes this reader has for the item; `undefined` while unknown, and where a like can be taken back. */
  get remaining(): number | undefined {
    return this.#voting.view.remaining;
  }

  /**
   * `loading` before the first answer, `pending` while a like is on its way, `queued` while it waits for the network,
   * `error` after a failure, else `ready`.
   */
  get status(): LikeStatus {
    const { state, outcome, closure } = this.#voting.view;
    const status = statusOf(state);
    return status === 'ready' && outcome?.kind === 'rejected' && !closure ? 'error' : status;
  }

  /** Likes. Settles when the service has answered, or the like is kept for later; a refusal is an event. */
  like(): Promise<void> {
    const { mode } = this.#voting.view;
    return mode === 'toggle' || mode === 'once' ? this.#voting.vote(1) : this.clap();
  }

  /** Takes the like back, in the mode `toggle`. Settles as `like()` does. */
  async unlike(): Promise<void> {
    if (this.#voting.view.mode === 'toggle') await this.#voting.vote(0);
  }

  /** Likes, or takes the like back; in other modes than `toggle` it likes. */
  toggle(): Promise<void> {
    return this.#voting.view.mode === 'toggle' && this.pressed ? this.unlike() : this.like();
  }

  /**
   * Likes so many times more, at most as often as is left, in the modes `daily` and `clap`. Settles as `like()` does. What is
   * no number of times does nothing.
   */
  async clap(times = 1): Promise<void> {
    const { mode, state, remaining = Infinity } = this.#voting.view;
    if (mode === 'toggle' || mode === 'once') return this.like();
    const more = Math.min(Math.floor(times), remaining);
    if (more > 0 && Number.isSafeInteger(more)) await this.#voting.vote(shownVotes(state) + more);
  }

  /** Reads the campaign and its counts on this page anew. */
  refresh(): Promise<void> {
    return this.#voting.refresh();
  }

  #onClick(): void {
    const { closure } = this.#voting.view;
    if (closure) this.#voting.refuse(closure);
    else void this.toggle();
  }

  #onSlotChange(): void {
    this.requestUpdate();
  }

  #renderCount(): TemplateResult {
    const { count } = this;
    const unknown = this.status === 'loading' ? '' : '—';
    const text = count === undefined ? unknown : formatCount(count, nearestLang(this));
    return html`<span part="count" class="count" aria-hidden="true" .textContent=${text}></span>`;
  }

  #renderWindow(view: LikeView): TemplateResult | typeof nothing {
    const text = this.#voting.words?.windowTextOf(view);
    return text ? html`<span part="window" class="note visible" aria-hidden="true">${text}</span>` : nothing;
  }

  /**
   * No white space between elements: each is a node, and of buttons there are hundreds. The region in which something is
   * said is there before: one that comes with its text is not read by all.
   */
  protected override render(): TemplateResult {
    const { view } = this.#voting;
    const words = this.#voting.words;
    const exactCount = this.count === undefined ? undefined : formatNumber(this.count, nearestLang(this));
    const count = descriptionFor(exactCount, view.isOnDevice);
    const note = words?.noteOf(view);
    const kind = note ? (note.isVisible ? ' visible' : ' said') : '';
    // prettier-ignore
    return html`<button
        part="button"
        type="button"
        aria-pressed=${this.pressed}
        aria-disabled=${view.closure ? 'true' : nothing}
        aria-describedby="description"
        ?disabled=${this.disabled || !this.item}
        @click=${this.#onClick}
        ><svg part="icon" class="icon" viewBox="0 0 24 24" aria-hidden="true"
          ><path d="M12 20.5 4.2 12.6a5 5 0 0 1 7-7.1l.8.8.8-.8a5 5 0 0 1 7 7.1Z" /></svg
        ><span part="label" class="label"
          ><slot @slotchange=${this.#onSlotChange}></slot
          >${this.#hasOwnLabel ? nothing : labelFor(this.subject)}</span
        >${view.isOnDevice ? nothing : this.#renderCount()}</button
      ><span id="description" hidden .textContent=${words?.describe(view, count) ?? count}></span
      ><span part="note" class="note${kind}" role="status" .textContent=${note?.text ?? ''}></span
      >${this.#renderWindow(view)}`;
  }
}
