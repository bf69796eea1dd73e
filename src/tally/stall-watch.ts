import { toTallyError } from './tally-adapter.js';
import { withDeadline } from './with-deadline.js';

/** Milliseconds after which a silent service is asked something small, and for which that may wait. */
const lookAfter = 2000;

/**
 * Runs requests, each for as long as it may take. One that was swallowed would keep its reader waiting for all that time,
 * even if the fault is long over: so a service that is silent is asked something small now and then and, once it
 * answers, what it had been asked before is given up, to be sent again. A service that is slow and not silent has its
 * time.
 */
export class StallWatch {
  readonly #timeout: number;
  readonly #look: ((signal: AbortSignal) => Promise<unknown>) | undefined;
  readonly #onHeard: () => void;
  /** Requests on their way, by the functions that give them up. */
  readonly #waiting = new Set<() => void>();
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
        this.#waiting.add((giveUp = onGiveUp));
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
    const asked = [...this.#waiting];
    const wasSilent = this.#isSilent;
    const failure: unknown = await withDeadline(lookAfter, look).then(
      () => undefined,
      (error: unknown) => error,
    );
    const isSilent = failure !== undefined && isSilence(failure);
    this.#timer = undefined;
    // One that was swallowed has taken its time already.
    const wait = failure && toTallyError(failure).code === 'timeout' ? 0 : lookAfter;
    if (isSilent && this.#waiting.size > 0) this.#watch(wait);
    if (!isSilent && wasSilent) for (const giveUp of asked) if (this.#waiting.has(giveUp)) giveUp();
    this.#note(isSilent);
  }
}

/** A refusal is an answer. */
function isSilence(error: unknown): boolean {
  return /^(timeout|network)$/.test(toTallyError(error).code);
}
