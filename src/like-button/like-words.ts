import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Words = typeof import('./like-button.words.js');

let words: Words | undefined;
let loading: Promise<void> | undefined;

/** What a button says beyond its name and its count: the words come after it, and it is rendered again with them. */
export class LikeWords implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** `undefined` until they have come. */
  get current(): Words | undefined {
    return words;
  }

  /** Resolves when they have come, or cannot. */
  get ready(): Promise<void> {
    loading ??= import('./like-button.words.js').then(
      (loaded) => void (words = loaded),
      // Asked for again with the next vote; the button works without.
      () => (loading = undefined),
    );
    return loading;
  }

  hostConnected(): void {
    if (!words) void this.ready.then(() => this.#host.requestUpdate());
  }
}
