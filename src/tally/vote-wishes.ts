import type { CampaignMode } from './protocol.js';

/** Milliseconds in which claps are gathered. */
const clapTime = 800;

interface Wish {
  readonly mode: CampaignMode;
  readonly timer?: ReturnType<typeof setTimeout>;
}

/** Items whose reader wishes something that is not sent yet: until the next paint, or until claps come to rest. */
export class VoteWishes {
  readonly #onDue: (item: string, mode: CampaignMode) => void;
  readonly #wishes = new Map<string, Wish>();

  constructor(onDue: (item: string, mode: CampaignMode) => void) {
    this.#onDue = onDue;
  }

  has(item: string): boolean {
    return this.#wishes.has(item);
  }

  add(item: string, mode: CampaignMode): void {
    const waiting = this.#wishes.get(item);
    if (waiting && mode !== 'clap') return;
    clearTimeout(waiting?.timer);
    const onDue = () => {
      if (this.#wishes.get(item) !== wish) return;
      this.#wishes.delete(item);
      this.#onDue(item, mode);
    };
    const wish: Wish = mode === 'clap' ? { mode, timer: setTimeout(onDue, clapTime) } : { mode };
    this.#wishes.set(item, wish);
    if (mode !== 'clap') void nextPaint().then(onDue);
  }

  /** Takes out all, for a page that has no more time. */
  takeAll(): [item: string, mode: CampaignMode][] {
    const all = [...this.#wishes].map(([item, { mode, timer }]): [string, CampaignMode] => {
      clearTimeout(timer);
      return [item, mode];
    });
    this.#wishes.clear();
    return all;
  }
}

/** Resolves after the next paint. A hidden page paints nothing, and a page may be hidden meanwhile. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
}
