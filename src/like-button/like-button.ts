import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { attachInternalsOf, setState } from '../controllers/state-controller.js';
import { formatNumber, nearestLang } from '../i18n/number-format.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import {
  isPressed,
  shownCount,
  statusOf,
  unreadState,
  type LikeState,
  type LikeStatus,
} from '../tally/like-state.js';
import type { TallyError, TallyErrorCode } from '../tally/tally-adapter.js';
import { TallyController } from '../tally/tally-controller.js';
import type { AdapterName } from '../tally/tally-store.js';
import {
  LikeButtonLikedEvent,
  LikeButtonLikeEvent,
  LikeButtonRejectedEvent,
  LikeButtonUnlikedEvent,
  LikeButtonUnlikeEvent,
} from './like-button.events.js';
import { descriptionFor, labelFor, outcomeFor, reasonFor } from './like-button.messages.js';
import { likeButtonStyles } from './like-button.styles.js';
import { formatCount } from './like-count.js';

/**
 * A like that counts once and never lies: shown at once, confirmed by the service, taken back with the reason when it
 * was refused. All buttons of a campaign on a page read together, in one request.
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
 * @fires {LikeButtonRejectedEvent} like-button-rejected - The like, or taking it back, was refused or lost.
 *
 * @csspart button - The native button.
 * @csspart icon - The heart.
 * @csspart label - The name.
 * @csspart count - The number of likes.
 * @csspart note - What became of the reader's last like, shown when it needs words.
 *
 * @cssprop [--like-button-color=var(--lane-accent, #a61b1f)] - Border and text; background when pressed.
 * @cssprop [--like-button-pressed-color=var(--lane-on-accent, #fff)] - Text when pressed.
 * @cssprop [--like-button-radius=999px] - Corners.
 *
 * @cssstate pressed - The like stands, or is on its way.
 * @cssstate pending - A like, or taking it back, is on its way.
 * @cssstate error - The last read or the last like failed.
 */
export class LikeButtonElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [hostStyles, focusStyles, likeButtonStyles];

  readonly #internals = attachInternalsOf(this);
  readonly #tally = new TallyController(this, () => (this.item ? [this.item] : []));

  /** The campaign, by its id at the service. */
  @property() campaign = 'default';

  /** What is liked, by its id in the campaign. Without it the button is disabled. */
  @property() item = '';

  /** Root of the service; `/v1/campaigns/…` is appended. Without it likes are kept on this device only. */
  @property() endpoint = '';

  /** Who speaks to the service: `lanelight` (default with an `endpoint`) or `local` (default without). */
  @property() adapter: AdapterName | undefined;

  /** Whom the like is for, to make the name from when the slot is empty. */
  @property() subject = '';

  /** Takes no likes. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** What became of the reader's last vote at this button. */
  @state() private outcome: 'liked' | 'unliked' | { rejected: TallyErrorCode } | undefined;

  /** Numbers the reader's votes at this button: only the last one has an outcome. */
  #attempt = 0;
  #hasOwnLabel = false;

  constructor() {
    super();
    new LocaleController(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hasOwnLabel = this.textContent.trim() !== '';
    if (changed.has('item') || changed.has('campaign') || changed.has('endpoint') || changed.has('adapter')) {
      this.outcome = undefined;
    }
  }

  protected override updated(): void {
    setState(this.#internals, 'pressed', this.pressed);
    setState(this.#internals, 'pending', this.status === 'pending');
    setState(this.#internals, 'error', this.status === 'error');
  }

  /** Likes as the button shows them, the reader's own included; `undefined` while unknown. */
  get count(): number | undefined {
    return shownCount(this.#state);
  }

  /** Whether the button shows the like as standing, confirmed or not. */
  get pressed(): boolean {
    return isPressed(this.#state);
  }

  /** Whether the like stands, as the service last said. */
  get liked(): boolean {
    return this.#state.liked;
  }

  /** `loading` before the first answer, `pending` while a like is on its way, `error` after a failure, else `ready`. */
  get status(): LikeStatus {
    const status = statusOf(this.#state);
    return status !== 'pending' && typeof this.outcome === 'object' ? 'error' : status;
  }

  /** Likes. Settles when the service has answered; a refusal is an event. */
  like(): Promise<void> {
    return this.#vote(true);
  }

  /** Takes the like back. Settles when the service has answered; a refusal is an event. */
  unlike(): Promise<void> {
    return this.#vote(false);
  }

  /** Likes, or takes the like back. */
  toggle(): Promise<void> {
    return this.#vote(!this.pressed);
  }

  /** Reads the campaign's counts on this page anew. */
  async refresh(): Promise<void> {
    await this.#tally.store?.refresh();
  }

  get #state(): LikeState {
    return this.#tally.store?.stateOf(this.item) ?? unreadState;
  }

  #onClick(): void {
    void this.toggle();
  }

  #onSlotChange(): void {
    this.requestUpdate();
  }

  async #vote(liked: boolean): Promise<void> {
    const store = this.#tally.store;
    if (!store || this.disabled || this.pressed === liked) return;
    const { campaign, item } = this;
    const Before = liked ? LikeButtonLikeEvent : LikeButtonUnlikeEvent;
    /** @internal */
    if (!this.dispatchEvent(new Before(campaign, item))) return;
    this.outcome = undefined;
    const attempt = (this.#attempt += 1);
    const error = await store.vote(item, liked).catch((reason: TallyError) => reason);
    // Tapped again, given another item, or taken away meanwhile: the outcome is nobody's any more.
    if (attempt !== this.#attempt || store !== this.#tally.store || item !== this.item) return;
    if (error) {
      this.outcome = { rejected: error.code };
      /** @internal */
      this.dispatchEvent(new LikeButtonRejectedEvent(campaign, item, liked, error.code));
    } else if (this.liked === liked) {
      this.outcome = liked ? 'liked' : 'unliked';
      const After = liked ? LikeButtonLikedEvent : LikeButtonUnlikedEvent;
      /** @internal */
      this.dispatchEvent(new After(campaign, item, this.count));
    }
  }

  #renderNote(isOnDevice: boolean): TemplateResult {
    const { outcome } = this;
    const isRejected = typeof outcome === 'object';
    const isVisible = isRejected || (outcome === 'liked' && isOnDevice);
    const text = isRejected
      ? reasonFor(outcome.rejected)
      : outcome && outcomeFor(outcome === 'liked', isOnDevice);
    return html`<span part="note" class="note ${isVisible ? 'visible' : ''}" role="status">${text}</span>`;
  }

  #renderCount(): TemplateResult {
    const { count } = this;
    const unknown = this.status === 'loading' ? '' : '—';
    const text = count === undefined ? unknown : formatCount(count, nearestLang(this));
    return html`<span part="count" class="count" aria-hidden="true">${text}</span>`;
  }

  protected override render(): TemplateResult {
    const { count } = this;
    const isOnDevice = this.#tally.store?.scope !== 'everyone';
    const exactCount = count === undefined ? undefined : formatNumber(count, nearestLang(this));
    return html`
      <button
        part="button"
        type="button"
        aria-pressed=${this.pressed}
        aria-describedby="description"
        ?disabled=${this.disabled || !this.item}
        @click=${this.#onClick}
      >
        <svg part="icon" class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 20.5 4.2 12.6a5 5 0 0 1 7-7.1l.8.8.8-.8a5 5 0 0 1 7 7.1Z" />
        </svg>
        <span part="label" class="label">
          <slot @slotchange=${this.#onSlotChange}></slot>
          ${this.#hasOwnLabel ? nothing : labelFor(this.subject)}
        </span>
        ${isOnDevice ? nothing : this.#renderCount()}
      </button>
      <span id="description" hidden>${descriptionFor(exactCount, isOnDevice)}</span>
      ${this.#renderNote(isOnDevice)}
    `;
  }
}
