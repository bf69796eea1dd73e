import type { LitElement, ReactiveController } from 'lit';
import { speakFor, subscribeLocale } from '../i18n/localize.js';

/** Renders its host again when the page's language changes, and lets it say messages in its own way. */
export class LocaleController implements ReactiveController {
  readonly #host: LitElement;
  #unsubscribe?: () => void;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = subscribeLocale(() => this.#host.requestUpdate());
  }

  hostUpdate(): void {
    speakFor(this.#host);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }
}
