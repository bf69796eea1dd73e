import { html, LitElement, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isBlind } from '../controllers/blind.js';
import { LocaleController } from '../controllers/locale-controller.js';
import { attachInternalsOf, setState } from '../controllers/state-controller.js';
import { warnOfUnknown } from '../development.js';
import { formatNumber, nearestLang } from '../i18n/number-format.js';
import { focusStyles } from '../styles/focus.styles.js';
import { hostStyles } from '../styles/host.styles.js';
import type { AdapterName } from '../tally/adapters.js';
import { shownCount, unreadState } from '../tally/like-state.js';
import type { CountVisibility } from '../tally/protocol.js';
import { TallyController } from '../tally/tally-controller.js';
import {
  isVisibility,
  statusOfBoard,
  visibilityOf,
  type BoardFacts,
  type BoardStatus,
} from './board-status.js';
import { itemsOf, readEntries, type BoardEntry } from './board-entries.js';
import { spokenCount, spokenRank } from './like-board.messages.js';
import { likeBoardStyles } from './like-board.styles.js';
import { rankEntries, type Ranked } from './ranking.js';

type Foot = typeof import('./like-board.foot.js');

let foot: Foot | undefined;

export type { BoardStatus } from './board-status.js';

/**
 * The ranking of a campaign: the author's list, sorted by likes, and kept up to date while the page is looked at. Entries
 * with the same count share a rank; counts are in full, since a shortened one hides a change of lead. Buttons of the same
 * campaign on the page count along. Counts that are to be kept back are, and with them the order.
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
 * @csspart foot - What there is to say about the whole: nobody liked yet, counts are kept back or final, or cannot be read.
 * @csspart retry - The button that reads again.
 *
 * @cssprop {<color>} [--like-board-color=var(--lane-accent, #a61b1f)] - The leader's rank, and the meters.
 *
 * @cssstate empty - Every count is known, and all are 0.
 * @cssstate hidden - Counts are not to be seen yet.
 * @cssstate closed - The campaign is over, and the ranking final.
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

  /**
   * When counts and ranks are shown: `always`, `after-vote` (once the reader has voted for somebody here) or `after-close`.
   * Without it the campaign's own rule holds; what the service keeps back is shown by no value.
   */
  @property({ attribute: 'show-counts' }) showCounts: CountVisibility | undefined;

  /** Reads counts once, and does not follow them. */
  @property({ type: Boolean, attribute: 'without-live' }) withoutLive = false;

  /** What became of the reader's own wish to read again. */
  @state() private outcome?: (() => string) | undefined;

  #entries: BoardEntry[] = [];
  #rows: Ranked<BoardEntry>[] = [];
  /** The rows by their list item. */
  readonly #drawn = new WeakMap<Element, HTMLElement>();
  #status: BoardStatus = 'unknown';
  /** What hidden counts wait for. */
  #visibility: CountVisibility = 'always';
  /** What the status was found by. */
  #facts?: BoardFacts;
  #observer: MutationObserver | undefined;

  constructor() {
    super();
    new LocaleController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new MutationObserver(() => this.#onListChange());
    this.#observer.observe(this, {
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
    const { showCounts } = this;
    warnOfUnknown(this, 'show-counts', showCounts, isVisibility, '"always", "after-vote" or "after-close"');
    const { store, isLocal } = this.#tally;
    const stateOf = (item: string) => store?.stateOf(item) ?? unreadState;
    const facts = (this.#facts = {
      states: itemsOf(this.#entries).map(stateOf),
      hasService: store !== undefined && !isLocal,
      campaign: store?.campaign,
      showCounts: isVisibility(showCounts) ? showCounts : undefined,
    });
    this.#status = statusOfBoard(facts);
    this.#visibility = visibilityOf(facts);
    this.#rows = rankEntries(this.#entries, ({ item }) =>
      this.#visibility === 'always' ? shownCount(stateOf(item)) : undefined,
    );
  }

  protected override update(changed: PropertyValues<this>): void {
    const root = this.renderRoot as ShadowRoot;
    const focused = root.activeElement as HTMLElement | null;
    super.update(changed);
    // A row that changes its place is taken out and put in: its link would lose the focus.
    if (focused !== root.activeElement) focused?.focus({ preventScroll: true });
  }

  protected override updated(): void {
    for (const name of ['empty', 'hidden', 'closed', 'error'])
      setState(this.#internals, name, this.status === name);
  }

  /**
   * What the board shows: `unknown` without a service, `loading`, `ready`, `empty` while nobody is liked, `hidden` while
   * counts are kept back, `closed` once they are final, or `error`.
   */
  get status(): BoardStatus {
    return this.#status;
  }

  /** Whether counts are followed: after the end of a campaign nothing changes. */
  get live(): boolean {
    return !this.withoutLive && this.endpoint !== '' && this.#facts?.campaign?.closure !== 'closed';
  }

  /** Reads the campaign's counts on this page anew. */
  async refresh(): Promise<void> {
    await this.#tally.store?.refresh();
  }

  #onListChange(): void {
    if (isBlind(this, () => this.#onListChange())) return;
    this.#entries = readEntries(this);
    this.requestUpdate();
  }

  /** The row of a candidate is one node for good, which moves when its rank changes. */
  #drawRow({ entry, rank, count, share }: Ranked<BoardEntry>): HTMLElement {
    const printed = count === undefined ? undefined : formatNumber(count, nearestLang(this));
    const unknown = /^(ready|closed|error)$/.test(this.status) ? '—' : '';
    let row = this.#drawn.get(entry.key);
    if (!row) {
      row = document.createElement('li');
      row.setAttribute('part', 'row');
      this.#drawn.set(entry.key, row);
    }
    row.className = rank === 1 ? 'row leading' : 'row';
    row.style.setProperty('--_share', `${share * 100}%`);
    // No white space between elements: each is a node, and a board has hundreds of rows.
    // prettier-ignore
    render(
      html`<span part="rank" class="rank" aria-hidden="true">${rank}</span
        ><span class="line"
          ><span part="name" class="name"
            >${rank === undefined ? nothing : html`<span class="spoken">${spokenRank(rank)}</span>`}${entry.content}</span
          ><span part="count" class="count"
            ><span aria-hidden="true">${printed ?? unknown}</span
            >${printed === undefined ? nothing : html`<span class="spoken">${spokenCount(printed)}</span>`}</span
        ></span
        ><span part="meter" class="meter" aria-hidden="true"></span>`,
      row,
    );
    return row;
  }

  /** Comes when there is something to say first. Where it cannot, it is asked for again with the next update. */
  #renderFoot(): TemplateResult | string {
    if (foot) return foot.renderFoot(this, this.#visibility, (outcome) => (this.outcome = outcome));
    if (/^(empty|hidden|closed|error)$/.test(this.status)) void this.#loadFoot();
    return '';
  }

  async #loadFoot(): Promise<void> {
    foot = await import('./like-board.foot.js').catch(() => undefined);
    if (foot) this.requestUpdate();
  }

  protected override render(): TemplateResult {
    if (this.#rows.length === 0) return html`<slot></slot>`;
    // prettier-ignore
    return html`<ol part="list" tabindex="-1" aria-busy=${this.status === 'loading'}
        >${this.#rows.map((row) => this.#drawRow(row))}</ol
      ><div part="foot" class="foot">${this.#renderFoot()}</div
      ><span class="spoken" role="status">${this.outcome?.()}</span>`;
  }
}
