import { againEvent, toTallyError } from './tally-adapter.js';
import { withDeadline } from './with-deadline.js';

/** Milliseconds after which a silent service is asked something small, and for which that may wait. */
const lookAfter = 2000;
/** Milliseconds after which a service that answered this, and not what it was asked before, is asked it once more. */
const lookAgainAfter = 1500;

/**
 * Runs requests, each for as long as it may take. One that was swallowed would keep its reader waiting for all that time,
 * even if the fault is long over: so a service that is silent is asked something small now and then and, once it
 * answers, what it had been asked before is given up, to be sent again. A service that is slow and not silent has its
 * time; but while it answers what is small, a request that waits may be lost, and is told to be sent again beside the first.
 */
export class StallWatch {
  readonly #timeout: number;
  readonly #look: ((signal: AbortSignal) => Promise<unknown>) | undefined;
  readonly #onHeard: () => void;
  /** Requests on their way, by the functions that give them up: how often the service was heard meanwhile. */
  readonly #waiting = new Map<() => void, { readonly signal: AbortSignal; heard: number }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSilent = false;

  /**
   * @param timeout Milliseconds after which a request is given up.
   * @param onHeard Called when the service, silent before, has answered.
   * @param look Asks something small. Left out where nothing may be sent twice, and so nothing be given up early.
   */
  constructor(timeout: number, onHeard: () => void, look?: (signal: AbortSignal) => Promise<unknown>) {
    this.#timeout = timeout;
    this.#onHeard = onHeard;
    this.#look = look;
  }

  /** Whether the last thing that was asked had no answer. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  async ask<Answer>(request: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    let giveUp!: () => void;
    try {
      const answer = await withDeadline(this.#timeout, (signal, onGiveUp) => {
        this.#waiting.set((giveUp = onGiveUp), { signal, heard: 0 });
        this.#watch();
        return request(signal);
      });
      this.#note(false);
      return answer;
    } catch (error) {
      this.#note(isSilence(error));
      throw error;
    } finally {
      this.#waiting.delete(giveUp);
      if (this.#waiting.size === 0) this.#rest();
    }
  }

  #note(isSilent: boolean): void {
    const wasSilent = this.#isSilent;
    this.#isSilent = isSilent;
    if (wasSilent && !isSilent) this.#onHeard();
  }

  #watch(wait = lookAfter): void {
    const look = this.#look;
    if (look) this.#timer ??= setTimeout(() => void this.#lookOnce(look), wait);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #lookOnce(look: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    const asked = [...this.#waiting.keys()];
    const wasSilent = this.#isSilent;
    const failure: unknown = await withDeadline(lookAfter, look).then(
      () => undefined,
      (error: unknown) => error,
    );
    const isSilent = failure !== undefined && isSilence(failure);
    this.#timer = undefined;
    // One that was swallowed has taken its time already.
    const wait = failure && toTallyError(failure).code === 'timeout' ? 0 : lookAfter;
    if (this.#waiting.size > 0) this.#watch(isSilent ? wait : lookAgainAfter);
    for (const giveUp of isSilent ? [] : asked) {
      const request = this.#waiting.get(giveUp);
      if (!request) continue;
      request.heard += 1;
      if (wasSilent) giveUp();
      // Not at once: a page reads what it shows in one request, and a service may be slow for a while.
      else if (request.heard > 1) request.signal.dispatchEvent(new Event(againEvent));
    }
    this.#note(isSilent);
  }
}

/** A refusal is an answer. */
function isSilence(error: unknown): boolean {
  return /^(timeout|network)$/.test(toTallyError(error).code);
}
