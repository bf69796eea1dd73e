import { duration, endMoving, startMoving, type Moving } from './count-clock.js';
import { countingPrinterFor, type Notation } from './figures.js';
import type { PrintedNumber } from './printed-number.js';
import { originOf, quantityOf } from './quantity.js';

/** What is to move, and whom to tell. */
export interface PaintOptions {
  /** The printed figures, which stay where they are. */
  figures: HTMLElement;
  /** What holds the figures: the paint goes before it, and it has the class `moving` meanwhile. */
  shown: HTMLElement;
  number: PrintedNumber;
  /** What stood there before an update. */
  previous?: PrintedNumber;
  /** The value to begin with, when the figures are moving already. */
  from?: number;
  isRolling: boolean;
  notation: Notation;
  language: string;
  onBegin(): void;
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
  #type?: CSSStyleDeclaration;

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
    const { figures, shown } = this.#options;
    const frame = shown.getBoundingClientRect();
    const { left, top, width, height } = figures.getBoundingClientRect();
    // In a page that is zoomed by `transform`, boxes are measured after it and placed before it.
    const zoom = frame.width / shown.offsetWidth || 1;
    this.#place = [left - frame.left, top - frame.top, width, height].map((length) => length / zoom);
    if (figures.getRootNode() !== shown.getRootNode()) this.#type = getComputedStyle(figures);
  }

  begin(): void {
    const { style } = this.box;
    const [left = 0, top = 0, width = 0, height = 0] = this.#place;
    style.margin = `${top}px auto ${-top - height}px ${left}px`;
    style.width = `${width}px`;
    style.height = style.lineHeight = `${height}px`;
    if (this.#type) {
      const { fontFamily, fontSize, fontWeight, letterSpacing, color } = this.#type;
      Object.assign(style, { fontFamily, fontSize, fontWeight, letterSpacing, color });
    }
    this.fill();
    this.#options.shown.before(this.box);
    this.#options.shown.classList.add('moving');
    this.#options.onBegin();
  }

  end(): void {
    const isBegun = this.box.isConnected;
    this.box.remove();
    this.#options.shown.classList.remove('moving');
    if (isBegun) this.#options.onEnd();
  }

  protected abstract fill(): void;
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
    const text = this.scale.print(this.shown);
    if (this.#text.data !== text) this.#text.data = text;
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
 * thread's time of counting, with three hundred numbers.)
 */
class RollPaint extends DigitPaint {
  readonly #strip = document.createElement('span');
  #animation?: Animation;

  get shown(): number {
    return this.scale.to;
  }

  override begin(): void {
    super.begin();
    const travel = `translateY(${(-100 * turns) / (turns + 1)}%)`;
    const transform = this.#isFalling ? [travel, 'none'] : ['none', travel];
    const easing = 'cubic-bezier(0.2, 0.7, 0.2, 1)';
    this.#animation = this.#strip.animate({ transform }, { duration, easing, fill: 'both' });
    this.#animation.onfinish = () => endMoving(this);
  }

  override end(): void {
    this.#animation?.cancel();
    super.end();
  }

  protected override fill(): void {
    const { from, to } = this.scale;
    const digits = Array.from({ length: 10 }, (_, digit) => this.scale.print(digit).charAt(0));
    const end = Array.from(this.scale.print(to));
    const rows = Array.from({ length: turns + 1 }, (_, row) => {
      const step = this.#isFalling ? row : 10 - (row % 10);
      const turn = (figure: string): string => digits[(digits.indexOf(figure) + step) % 10] ?? figure;
      return end.map((figure) => (digits.includes(figure) ? turn(figure) : figure)).join('');
    });
    rows[0] = end.join('');
    rows[turns] = this.scale.print(from);
    this.#strip.className = 'strip';
    this.box.style.overflow = 'hidden';
    this.#strip.textContent = (this.#isFalling ? rows : rows.reverse()).join('\n');
    this.box.append(this.#strip);
  }

  get #isFalling(): boolean {
    return this.scale.to < this.scale.from;
  }
}
