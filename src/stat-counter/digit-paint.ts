import { duration, endMoving, startMoving, type Moving } from './count-clock.js';
import { countingPrinterFor, type Notation } from './figures.js';
import type { PrintedNumber } from './printed-number.js';
import { originOf, quantityOf } from './quantity.js';
import { StatCounterEndEvent, StatCounterStartEvent } from './stat-counter.events.js';

/** What is to move, and whom to tell of it. */
export interface PaintOptions {
  /** Tells the page, by events. */
  host: HTMLElement;
  /** The printed figures, which stay where they are. */
  figures: HTMLElement;
  /** The figures, or the slot that they are in: has the class `moving` meanwhile. */
  holder: Element;
  /** Where the paint goes, as the first child. */
  root: ParentNode;
  number: PrintedNumber;
  /** What stood there before an update. */
  previous?: PrintedNumber;
  /** The value to begin with, when the figures are moving already. */
  from?: number;
  isRolling: boolean;
  notation: Notation;
  language: string;
  onEnd(): void;
}

/** Moves the figures in the next frames; `undefined` if they are no quantity. */
export function moveFigures(options: PaintOptions): DigitPaint | undefined {
  const { number, previous, isRolling, notation, language } = options;
  const quantity = quantityOf(number);
  const from = options.from ?? (previous ? Number(quantityOf(previous) ?? NaN) : originOf(number));
  if (quantity === undefined || Number.isNaN(from) || Number(quantity) === from) return undefined;
  const places = quantity.split('.')[1]?.length ?? 0;
  const scale = {
    from,
    to: Number(quantity),
    print: countingPrinterFor(number.figures.includes(',') ? 'grouped' : notation, language, places),
  };
  const paint = new (isRolling ? RollPaint : CountPaint)(options, scale);
  startMoving(paint);
  return paint;
}

interface Scale {
  from: number;
  to: number;
  print(value: number): string;
}

/**
 * Moving figures, painted over the printed ones, which turn transparent meanwhile. Neither the light DOM nor the
 * accessibility tree ever holds them.
 */
export abstract class DigitPaint implements Moving {
  protected readonly box = document.createElement('span');
  protected readonly scale: Scale;
  readonly #options: PaintOptions;
  #place: readonly number[] = [];
  /** The author's own type; a printed number has that of the paint. */
  #type?: Partial<CSSStyleDeclaration>;
  #isBegun = false;

  constructor(options: PaintOptions, scale: Scale) {
    this.#options = options;
    this.scale = scale;
    this.box.className = 'paint';
    this.box.setAttribute('aria-hidden', 'true');
    // From right to left (see the styles), where no sign would change sides.
    this.box.classList.toggle('plain', /^[\d.,]*$/.test(scale.print(scale.to)));
  }

  finish(): void {
    endMoving(this);
  }

  /** The value that the paint shows now. */
  abstract get shown(): number;

  measure(): void {
    const { host, figures } = this.#options;
    const frame = host.getBoundingClientRect();
    const { paddingLeft, paddingTop } = getComputedStyle(host);
    const { left, top, width, height } = figures.getBoundingClientRect();
    // In a page that is zoomed by `transform`, boxes are measured after it and placed before it.
    const zoom = frame.width / host.offsetWidth || 1;
    this.#place = [
      (left - frame.left) / zoom - host.clientLeft - parseFloat(paddingLeft),
      (top - frame.top) / zoom - host.clientTop - parseFloat(paddingTop),
      width / zoom,
      height / zoom,
    ];
    if (figures.getRootNode() === this.#options.root) return;
    const { fontFamily, fontSize, fontWeight, letterSpacing, color } = getComputedStyle(figures);
    this.#type = { fontFamily, fontSize, fontWeight, letterSpacing, color };
  }

  begin(isCrowd: boolean): void {
    const { style } = this.box;
    const [left = 0, top = 0, width = 0, height = 0] = this.#place;
    style.margin = `${top}px auto ${-top - height}px ${left}px`;
    style.width = `${width}px`;
    style.height = style.lineHeight = `${height}px`;
    Object.assign(style, this.#type);
    this.fill(height, isCrowd);
    this.#options.root.prepend(this.box);
    this.#options.holder.classList.add('moving');
    this.#isBegun = true;
    /** @internal */
    this.#options.host.dispatchEvent(new StatCounterStartEvent());
  }

  end(): void {
    this.box.remove();
    this.#options.holder.classList.remove('moving');
    this.#options.onEnd();
    /** @internal */
    if (this.#isBegun) this.#options.host.dispatchEvent(new StatCounterEndEvent());
  }

  /** Fills the box, whose line is so many pixels high. */
  protected abstract fill(height: number, isCrowd: boolean): void;
}

/** Counts: every frame writes one text node. */
class CountPaint extends DigitPaint {
  readonly #text = document.createTextNode('');
  #progress = 0;

  get shown(): number {
    const { from, to } = this.scale;
    return from + (to - from) * this.#progress;
  }

  step(progress: number): void {
    this.#progress = progress;
    write(this.#text, this.scale.print(this.shown));
  }

  protected override fill(): void {
    this.step(0);
    this.box.append(this.#text);
  }
}

/** How many figures pass by on each reel. */
const turns = 10;

/**
 * Rolls: every figure is a reel, and all reels of a number are the columns of one strip of text. So one transform moves
 * them all, the compositor runs it, and no script runs a frame. (A transform for each figure took three times the main
 * thread's time of counting, with three hundred numbers.) A crowd has no strips but flips from row to row like a
 * departure board: hundreds of layers cost more than the text in them.
 */
class RollPaint extends DigitPaint {
  /** There in a crowd only. */
  step?: (progress: number) => void;
  #animation?: Animation;

  get shown(): number {
    return this.scale.to;
  }

  override end(): void {
    this.#animation?.cancel();
    super.end();
  }

  protected override fill(height: number, isCrowd: boolean): void {
    if (isCrowd) this.#flip();
    else this.#roll(height);
  }

  #flip(): void {
    const text = document.createTextNode('');
    const rows = this.#spin();
    this.step = (progress) => write(text, rows[Math.floor(progress * rows.length)] ?? '');
    this.step(0);
    this.box.append(text);
  }

  #roll(height: number): void {
    const strip = document.createElement('span');
    const rows = this.#spin();
    strip.className = 'strip';
    strip.textContent = (this.#isFalling ? rows.reverse() : rows).join('\n');
    this.box.style.overflow = 'hidden';
    this.box.append(strip);
    const travel = `translateY(${-height * turns}px)`;
    const transform = this.#isFalling ? [travel, 'none'] : ['none', travel];
    const easing = 'cubic-bezier(0.2, 0.7, 0.2, 1)';
    this.#animation = strip.animate({ transform }, { duration, easing, fill: 'both' });
    this.#animation.onfinish = () => endMoving(this);
  }

  /** The rows that pass by. */
  #spin(): string[] {
    const { from, to } = this.scale;
    const digits = [...'0123456789'].map((digit) => this.scale.print(Number(digit)).charAt(0));
    const end = [...this.scale.print(to)];
    const rows = [...Array(turns).keys()].map((row) => {
      const step = this.#isFalling ? turns - row : row;
      const turn = (figure: string): string => digits[(digits.indexOf(figure) + step) % 10] ?? figure;
      return end.map((figure) => (digits.includes(figure) ? turn(figure) : figure)).join('');
    });
    return [this.scale.print(from), ...rows.slice(1), end.join('')];
  }

  get #isFalling(): boolean {
    return this.scale.to < this.scale.from;
  }
}

function write(text: Text, data: string): void {
  if (text.data !== data) text.data = data;
}
