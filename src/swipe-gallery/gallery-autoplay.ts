import { css, html, type TemplateResult } from 'lit';
import { isMotionAllowed } from '../controllers/motion.js';
import { warnOfValue } from '../development.js';
import { msg } from '../i18n/localize.js';
import { theme } from '../styles/theme.js';
import type { GalleryExtra, GalleryHost } from './gallery-host.js';

/** A slide stays so long, in seconds, and never less: a caption is to be read. */
const least = 5;

const autoplayStyles = css`
  [part='pause'] {
    position: absolute;
    inset-inline-end: 0;
    min-inline-size: calc(${theme.target} + ${theme.space});
    padding: 0;
  }
`;

const interactions = ['pointerdown', 'touchstart', 'wheel', 'keydown', 'focusin'] as const;

/**
 * Goes on by itself, until somebody touches the gallery: then it stops for good, and only its button starts it again.
 * It waits while the mouse is over it, while it is out of sight, and while the page is in the background; where motion
 * is not wanted it does nothing and has no button.
 */
class GalleryAutoplay implements GalleryExtra {
  readonly stand = 'start';
  readonly styles = autoplayStyles;
  readonly #host: GalleryHost;
  readonly #observer = new IntersectionObserver((entries) => {
    this.#isSeen = entries[entries.length - 1]!.isIntersecting;
    this.#schedule();
  });
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  #isStopped = false;
  #isSeen = false;
  #isOver = false;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: GalleryHost) {
    this.#host = host;
  }

  hostConnected(): void {
    const host = this.#host;
    this.#observer.observe(host);
    for (const type of interactions) host.addEventListener(type, this.#onInteraction, { passive: true });
    host.addEventListener('mouseenter', this.#onMouse);
    host.addEventListener('mouseleave', this.#onMouse);
    document.addEventListener('visibilitychange', this.#schedule);
    this.#still.addEventListener('change', this.#onWish);
  }

  hostUpdated(): void {
    const host = this.#host;
    const { autoplay } = host;
    if (typeof autoplay === 'number' && autoplay < least) {
      warnOfValue(host, 'autoplay', autoplay, 'a number of seconds, 5 or more');
    }
    this.#schedule();
  }

  hostDisconnected(): void {
    const host = this.#host;
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    for (const type of interactions) host.removeEventListener(type, this.#onInteraction);
    host.removeEventListener('mouseenter', this.#onMouse);
    host.removeEventListener('mouseleave', this.#onMouse);
    document.removeEventListener('visibilitychange', this.#schedule);
    this.#still.removeEventListener('change', this.#onWish);
  }

  render(): TemplateResult | undefined {
    if (!isMotionAllowed(this.#host)) return undefined;
    // Words, and a name that changes: a sign with a state would be said as "pause, pressed".
    return html`<button type="button" part="pause" @click=${this.#onToggle}>
      ${this.#isStopped ? msg('播放', { id: 'gallery-play' }) : msg('暂停', { id: 'gallery-pause' })}
    </button>`;
  }

  /** From one move to the next; one timer at a time. */
  readonly #schedule = (): void => {
    clearTimeout(this.#timer);
    const { autoplay, count, isConnected } = this.#host;
    if (this.#isStopped || this.#isOver || !this.#isSeen || !isConnected || count < 2 || document.hidden)
      return;
    const seconds = typeof autoplay === 'number' ? Math.max(least, autoplay) : least;
    this.#timer = setTimeout(this.#onTime, seconds * 1000);
  };

  readonly #onTime = (): void => {
    const { ends, view } = this.#host;
    if (ends === 'stop' && view.isAtEnd) {
      this.#stop();
      return;
    }
    // A wish for stillness can come at any time, and go.
    if (isMotionAllowed(this.#host)) this.#host.next();
    this.#host.requestUpdate();
    this.#schedule();
  };

  readonly #onToggle = (): void => {
    if (this.#isStopped) {
      this.#isStopped = false;
      this.#isOver = false;
      this.#host.requestUpdate();
    } else {
      this.#stop();
    }
  };

  /** The button itself stops and starts; to press or to reach it is no other wish. */
  readonly #onInteraction = (event: Event): void => {
    const [target] = event.composedPath();
    const isOwn = target instanceof Element && target.closest('[part="pause"]') !== null;
    const isTab = event instanceof KeyboardEvent && event.key === 'Tab';
    if (!isOwn && !isTab) this.#stop();
  };

  readonly #onMouse = ({ type }: Event): void => {
    this.#isOver = type === 'mouseenter';
    this.#schedule();
  };

  readonly #onWish = (): void => this.#host.requestUpdate();

  #stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#host.requestUpdate();
  }
}

export const create = (host: GalleryHost): GalleryExtra => new GalleryAutoplay(host);
