import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { subscribeLocale } from '../i18n/localize.js';

/** Renders its host again when the page's language changes. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #unsubscribe?: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = subscribeLocale(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }
}
