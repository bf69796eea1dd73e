/**
 * Tells other tabs that a campaign has changed, and hears it from them. Closed while the page is put away: a page with
 * an open channel is not kept for going back to.
 */
export class TabChannel {
  readonly #campaign: string;
  readonly #onChange: () => void;
  #channel: BroadcastChannel | undefined;

  constructor(campaign: string, onChange: () => void) {
    this.#campaign = campaign;
    this.#onChange = onChange;
    // Missing before Safari 15.4: there a tab notices when it next looks into the queue.
    if (!('BroadcastChannel' in window)) return;
    this.#open();
    addEventListener('pagehide', () => this.#channel?.close());
    addEventListener('pageshow', ({ persisted }) => persisted && this.#open());
  }

  announce(): void {
    try {
      this.#channel?.postMessage(this.#campaign);
    } catch (error) {
      // Closed: the page is going away.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  #open(): void {
    this.#channel = new BroadcastChannel('lanelight');
    this.#channel.onmessage = ({ data }) => {
      if (data === this.#campaign) this.#onChange();
    };
  }
}
