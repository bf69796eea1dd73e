import { duration, endMoving, startMoving, type Moving } from './count-clock.js';
import { countingPrinterFor } from './figures.js';
import type { LightText } from './light-text.js';
import type { PrintedNumber } from './number-parts.js';
import { findProblemOf, readNumber } from './printed-number.js';
import { originOf, quantityOf } from './quantity.js';
import { StatCounterEndEvent, StatCounterStartEvent } from './stat-counter.events.js';
import type { StatCounterElement } from './stat-counter.js';

/** A number that is to move. */
export interface Movement {
  /** With its figures as they were given. */
  number: PrintedNumber;
  /** What stood there before an update. */
  previous?: PrintedNumber;
  /** The value to begin with, when the figures are moving already. */
  from?: number;
  language: string;
  onEnd(): void;
}

/** Where the figures of a counter are. */
interface Place {
  host: StatCounterElement;
  /** The printed figures, which stay where they are. */
  figures: HTMLElement;
  /** The figures, or the slot that they are in: has the class `moving` meanwhile. */
  holder: Element;
}

/**
 * Moves a counter's figures in the next frames; `undefined` if they may not move, are no quantity, or the same as
 * before.
 */
export function moveFigures(
  host: StatCounterElement,
  light: LightText,
  movement: Movement,
): DigitPaint | undefined {
  const { motion, notation, renderRoot } = host;
  // In forced colours the printed figures cannot be made transparent below the paint.
  if (motion === 'none' || matchMedia('(forced-colors: active)').matches) return undefined;
  const number = readNumber(movement.number);
  const previous = movement.previous && readNumber(movement.previous);
  const isSame = movement.from === undefined && previous?.figures === number.figures;
  const holder = renderRoot.querySelector<HTMLElement>('b, slot:not([name])');
  const figures = light.isPlain ? holder : light.figures;
  if (isSame || !holder || !figures || findProblemOf(host, light.phrase)) return undefined;
  const quantity = quantityOf(number);
  const from = movement.from ?? (previous ? Number(quantityOf(previous) ?? NaN) : originOf(number));
  if (quantity === undefined || Number.isNaN(from) || Number(quantity) === from) return undefined;
  const places = quantity.split('.')[1]?.length ?? 0;
  const kind = number.figures.includes(',') ? 'grouped' : notation;
  const print = countingPrinterFor(kind, movement.language, places);
  const scale = { from, to: Number(quantity), print, digits: readDigits(movement.language, print) };
  const Paint = motion === 'roll' ? RollPaint : CountPaint;
  const paint = new Paint({ host, figures, holder }, scale, () => movement.onEnd());
  startMoving(paint);
  return paint;
}

interface Scale {
  from: number;
  to: number;
  print(value: number): string;
  /** 0 to 9 as `print` writes them. */
  digits: readonly string[];
}

const digitsOf = new Map<string, readonly string[]>();

/** The digits of a language, asked of `Intl` once. */
function readDigits(language: string, print: (value: number) => string): readonly string[] {
  const digits = digitsOf.get(language) ?? [...'0123456789'].map((digit) => print(Number(digit)).charAt(0));
  digitsOf.set(language, digits);
  return digits;
}

/**
 * Moving figures, painted over the printed ones, which turn transparent meanwhile. Neither the light DOM nor the
 * accessibility tree ever holds them.
 */
export abstract class DigitPaint implements Moving {
  protected readonly box = document.createElement('div');
  protected readonly scale: Scale;
  readonly #place: Place;
  readonly #onEnd: () => void;
  #frame: readonly number[] = [];
  /** The author's own type; a printed number has that of the paint. */
  #type?: Partial<CSSStyleDeclaration>;
  #isBegun = false;

  constructor(place: Place, scale: Scale, onEnd: () => void) {
    this.#place = place;
    this.scale = scale;
    this.#onEnd = onEnd;
    this.box.className = 'paint';
    this.box.setAttribute('aria-hidden', 'true');
  }

  finish(): void {
    endMoving(this);
  }

  /** The value that the paint shows now. */
  abstract get shown(): number;

  measure(): void {
    const { host, figures } = this.#place;
    const frame = host.getBoundingClientRect();
    const { paddingLeft, paddingTop } = getComputedStyle(host);
    const { left, top, width, height } = figures.getBoundingClientRect();
    // In a page that is zoomed by `transform`, boxes are measured after it and placed before it.
    const zoom = frame.width / host.offsetWidth || 1;
    this.#frame = [
      (left - frame.left) / zoom - host.clientLeft - parseFloat(paddingLeft),
      (top - frame.top) / zoom - host.clientTop - parseFloat(paddingTop),
      width / zoom,
      height / zoom,
    ];
    if (figures.getRootNode() === host.renderRoot) return;
    const { fontFamily, fontSize, fontWeight, letterSpacing, color } = getComputedStyle(figures);
    this.#type = { fontFamily, fontSize, fontWeight, letterSpacing, color };
  }

  begin(isCrowd: boolean): void {
    const { style } = this.box;
    // Figures grow from their end. A browser counts every added one as a shift of layout, unless that is where text begins:
    // from right to left, where no sign would change sides.
    const isPlain = /^[\d.,]*$/.test(this.scale.print(this.scale.to));
    const { host, holder } = this.#place;
    const [left = 0, top = 0, width = 0, height = 0] = this.#frame;
    style.margin = `${top}px auto ${-top - height}px ${left}px`;
    style.width = `${width}px`;
    style.height = style.lineHeight = `${height}px`;
    const flow = isPlain ? { direction: 'rtl', textAlign: 'start' } : { textAlign: 'end' };
    Object.assign(style, { whiteSpace: 'pre', userSelect: 'none', webkitUserSelect: 'none', ...flow });
    Object.assign(style, this.#type);
    this.fill(height, isCrowd);
    host.renderRoot.prepend(this.box);
    holder.classList.add('moving');
    this.#isBegun = true;
    /** @internal */
    host.dispatchEvent(new StatCounterStartEvent());
  }

  end(): void {
    this.box.remove();
    this.#place.holder.classList.remove('moving');
    this.#onEnd();
    /** @internal */
    if (this.#isBegun) this.#place.host.dispatchEvent(new StatCounterEndEvent());
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
    // Each row when its turn comes: all of them at the start would hold up the frames in which many begin.
    this.step = (progress) => write(text, this.#rowAt(Math.floor(progress * (turns + 1))));
    this.step(0);
    this.box.append(text);
  }

  #roll(height: number): void {
    const strip = document.createElement('div');
    const rows = [...Array(turns + 1).keys()].map((row) => this.#rowAt(row));
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

  /** The row that passes by after so many others. */
  #rowAt(row: number): string {
    const { from, to, print, digits } = this.scale;
    if (row === 0) return print(from);
    const step = row % turns && (this.#isFalling ? turns - row : row);
    const turn = (figure: string): string => digits[(digits.indexOf(figure) + step) % 10] ?? figure;
    return [...print(to)].map((figure) => (digits.includes(figure) ? turn(figure) : figure)).join('');
  }

  get #isFalling(): boolean {
    return this.scale.to < this.scale.from;
  }
}

function write(text: Text, data: string): void {
  if (text.data !== data) text.data = data;
}
