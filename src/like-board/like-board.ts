import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, queryAll } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { attachInternalsOf, setState } from '../controllers/state-controller.js';
import { formatNumber, nearestLang } from '../i18n/number-format.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import type { AdapterName } from '../tally/adapters.js';
import { shownCount, unreadState } from '../tally/like-state.js';
import { TallyController } from '../tally/tally-controller.js';
import { statusOfBoard, type BoardStatus } from './board-status.js';
import { itemsOf, readEntries, type BoardEntry } from './board-entries.js';
import { cannotRead, nobodyYet, spokenCount, spokenRank, tryAgain } from './like-board.messages.js';
import { likeBoardStyles } from './like-board.styles.js';
import { rankEntries, type Ranked } from './ranking.js';

export type { BoardStatus } from './board-status.js';

/**
 * The ranking of a campaign: the author's list, sorted by likes. Entries with the same count share a rank; counts are
 * in full, since a shortened one hides a change of lead. Buttons of the same campaign on the page count along.
 *
 * @summary The ranking of a campaign.
 * @tag like-board
 *
 * @slot - An `<ol>` whose items name their candidate by `data-item`; shown as it is while there is no script.
 *
 * @csspart list - The ranking.
 * @csspart row - A candidate.
 * @csspart rank - The rank.
 * @csspart name - What the author wrote in the list item.
 * @csspart count - The number of likes.
 * @csspart meter - The line as long as the part of the leader's likes.
 * @csspart foot - What there is to say about the whole: nobody liked yet, counts cannot be read.
 * @csspart retry - The button that reads again.
 *
 * @cssprop [--like-board-color=var(--lane-accent, #a61b1f)] - The leader's rank, and the meters.
 *
 * @cssstate empty - Every count is known, and all are 0.
 * @cssstate error - The last read failed.
 */
export class LikeBoardElement extends LitElement {
  static override styles = [hostStyles, focusStyles, likeBoardStyles];

  readonly #internals = attachInternalsOf(this);
  readonly #tally = new TallyController(this, () => itemsOf(this.#entries));

  /** The campaign, by its id at the service. */
  @property() campaign = 'default';

  /** Root of the service; `/v1/campaigns/…` is appended. Without it no count is known. */
  @property() endpoint = '';

  /** Who speaks to the service: `lanelight` (default with an `endpoint`) or `local` (default without). */
  @property() adapter: AdapterName | undefined;

  @queryAll('.meter') private meters!: NodeListOf<HTMLElement>;

  #entries: BoardEntry[] = [];
  #rows: Ranked<BoardEntry>[] = [];
  #status: BoardStatus = 'unknown';
  #observer: MutationObserver | undefined;

  constructor() {
    super();
    new LocaleController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new MutationObserver(() => this.#onListChange());
    this.#observer.observe(this, {
      attributes: true,
      attributeFilter: ['data-item'],
      characterData: true,
      childList: true,
      subtree: true,
    });
    this.#onListChange();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override willUpdate(): void {
    const store = this.#tally.store;
    const stateOf = (item: string) => (item !== '' && store?.stateOf(item)) || unreadState;
    this.#rows = rankEntries(this.#entries, ({ item }) => shownCount(stateOf(item)));
    this.#status = statusOfBoard(itemsOf(this.#entries).map(stateOf), store?.scope === 'everyone');
  }

  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    // A row that changes its place is taken out and put in: its link would lose the focus.
    if (focused instanceof HTMLElement && focused !== this.shadowRoot?.activeElement)
      focused.focus({ preventScroll: true });
  }

  protected override updated(): void {
    setState(this.#internals, 'empty', this.status === 'empty');
    setState(this.#internals, 'error', this.status === 'error');
    this.#rows.forEach(({ share }, index) => {
      this.meters[index]?.style.setProperty('--_share', `${share * 100}%`);
    });
  }

  /** What the board shows: `unknown` without a service, `loading`, `ready`, `empty` while nobody is liked, or `error`. */
  get status(): BoardStatus {
    return this.#status;
  }

  /** Reads the campaign's counts on this page anew. */
  async refresh(): Promise<void> {
    await this.#tally.store?.refresh();
  }

  #onListChange(): void {
    this.#entries = readEntries(this);
    this.requestUpdate();
  }

  #onRetry(): void {
    void this.refresh();
  }

  #renderRow({ entry, rank, count }: Ranked<BoardEntry>): TemplateResult {
    const printed = count === undefined ? undefined : formatNumber(count, nearestLang(this));
    const unknown = this.status === 'ready' || this.status === 'error' ? '—' : '';
    return html`
      <li part="row" class="row ${rank === 1 ? 'leading' : ''}">
        <span part="rank" class="rank" aria-hidden="true">${rank}</span>
        <span part="name" class="name">
          ${rank === undefined ? nothing : html`<span class="spoken">${spokenRank(rank)}</span>`}${entry.content}
        </span>
        <span part="count" class="count">
          <span aria-hidden="true">${printed ?? unknown}</span>
          ${printed === undefined ? nothing : html`<span class="spoken">${spokenCount(printed)}</span>`}
        </span>
        <span part="meter" class="meter" aria-hidden="true"></span>
      </li>
    `;
  }

  #renderFoot(): TemplateResult {
    const { status } = this;
    if (status === 'empty') return html`${nobodyYet()}`;
    if (status !== 'error') return html``;
    return html`${cannotRead()}<button part="retry" type="button" @click=${this.#onRetry}>
        ${tryAgain()}
      </button>`;
  }

  protected override render(): TemplateResult {
    if (this.#rows.length === 0) return html`<slot></slot>`;
    return html`
      <ol part="list">
        ${repeat(
          this.#rows,
          ({ entry }) => entry.key,
          (row) => this.#renderRow(row),
        )}
      </ol>
      <div part="foot" class="foot">${this.#renderFoot()}</div>
    `;
  }
}
