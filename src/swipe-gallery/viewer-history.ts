const key = 'swipe-gallery-viewer';

/** An entry of the history that is the viewer, so that Back closes it and leaves the page; the address stays. */
export class ViewerEntry {
  readonly #id = Date.now();
  #isPushed = false;

  /** A page in a frame may not have a history: then Back is not ours. */
  push(): void {
    try {
      history.pushState({ [key]: this.#id }, '');
      this.#isPushed = true;
    } catch {
      this.#isPushed = false;
    }
  }

  /** Whether the history stands at the viewer. */
  get isCurrent(): boolean {
    const state = history.state as Partial<Record<string, unknown>> | null;
    return this.#isPushed && state?.[key] === this.#id;
  }

  /** Takes the entry away; when Back closed the viewer, that has happened already. */
  leave(): void {
    if (this.isCurrent) history.back();
  }
}
