import { nextFrame } from '@open-wc/testing';
import { makeFigure, part, track } from './gallery-fixture.js';

/** Edges this near, in px, are one: layouts have fractions, scroll positions need not. */
const near = 1.5;

/** How long nothing that is seen may change before a gallery counts as being at rest, in ms. */
const quiet = 250;

/** A slide as it is seen: its edges along the axis, in px from the start of the view. */
interface Seen {
  readonly slide: HTMLElement;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** What the author wrote on a slide, without what a gallery may write there. */
function readAttributes(slide: Element): string {
  const own = (name: string) => !['inert', 'slot', 'hidden', 'data-seat'].includes(name);
  const texts = slide.getAttributeNames().filter(own).sort();
  return texts.map((name) => `${name}=${slide.getAttribute(name)}`).join(' ');
}

/**
 * One gallery in a box of its own, the nodes that its author put there, and what must be true of both. Several lanes
 * live side by side on a page.
 */
export class Lane {
  readonly gallery = document.createElement('swipe-gallery');
  readonly boxes = [document.createElement('div'), document.createElement('div')] as const;
  /** The author's nodes in the gallery, in order. */
  nodes: ChildNode[] = [];
  /** The attributes and the content of the author's slides as they were made. */
  readonly #originals = new Map<Node, readonly [attributes: string, content: string]>();
  #made = 0;

  /** Whether the page forbids the moves that a person asks for. */
  isForbidding = false;
  /** Whether a program asked for a slide past the last. */
  isBeyond = false;
  /** Whether a pointer is down. */
  isHeld = false;
  /** What the next event makes the page do. */
  armed: (() => void) | undefined;
  /** Since the last rest: moves that a person asked for, whether there were ones of other kinds, and the events. */
  asked = 0;
  isOnlyAsked = true;
  isScrolled = false;
  hasArmed = false;
  events: string[] = [];
  faults: string[] = [];
  /** The slide that must be the current one at rest, where that is known. */
  expected: HTMLElement | undefined;
  #restIndex = 0;

  constructor(root: HTMLElement) {
    const { gallery, boxes } = this;
    gallery.label = 'The street';
    for (const box of boxes) {
      box.style.cssText = 'width: 400px; margin-left: 100px';
      root.append(box);
    }
    for (const type of ['swipe-gallery-change', 'swipe-gallery-changed'] as const) {
      gallery.addEventListener(type, (event) => this.#onEvent(event));
    }
  }

  #onEvent(event: Event & { index: number; previousIndex: number }): void {
    const { type, index, previousIndex } = event;
    const isBefore = type === 'swipe-gallery-change';
    if (isBefore !== event.cancelable) this.faults.push(`${type} cancelable: ${event.cancelable}`);
    if (index === previousIndex) this.faults.push(`${type} from ${index} to itself`);
    const own = isBefore ? previousIndex : index;
    if (own !== this.gallery.index && !this.hasArmed)
      this.faults.push(`${type}: ${own}, index ${this.gallery.index}`);
    if (!this.hasArmed && !(index >= 0 && index < this.count))
      this.faults.push(`${type} to ${index} of ${this.count}`);
    this.events.push(isBefore ? 'change' : 'changed');
    if (isBefore && this.isForbidding) event.preventDefault();
    const { armed } = this;
    this.armed = undefined;
    if (!armed) return;
    this.hasArmed = true;
    armed();
    this.expected = undefined;
  }

  /** Number of slides, in the page or not. */
  get count(): number {
    return this.gallery.items?.length ?? this.slides.length;
  }

  /** The author's slides, by the page. */
  get slides(): HTMLElement[] {
    return this.nodes.filter((node): node is HTMLElement => node instanceof HTMLElement && !node.hidden);
  }

  get isShown(): boolean {
    const { gallery } = this;
    return gallery.isConnected && gallery.getClientRects().length > 0;
  }

  make(): HTMLElement {
    const number = this.#made++;
    const slide = number % 4 === 3 ? document.createElement('figure') : makeFigure(number);
    slide.id = `slide-${number}`;
    if (number % 4 === 3) slide.textContent = `Slide ${number}`;
    this.#originals.set(slide, [readAttributes(slide), slide.innerHTML]);
    return slide;
  }

  /** Puts nodes where others are, as `splice` does, in the list and in the page. */
  splice(at: number, removed: number, ...added: ChildNode[]): void {
    for (const node of this.nodes.splice(at, removed, ...added)) node.remove();
    const next = this.nodes[at + added.length] ?? null;
    for (const node of added) this.gallery.insertBefore(node, next);
    if (this.expected && !this.slides.includes(this.expected)) this.expected = undefined;
  }

  /** What is seen now; of items, those in the page. */
  get #seen(): Seen[] {
    const { gallery } = this;
    const box = track(gallery).getBoundingClientRect();
    const isReversed = getComputedStyle(gallery).direction === 'rtl';
    return gallery.slides.map((slide, at) => {
      const { left, right, top, bottom } = slide.getBoundingClientRect();
      const index = gallery.items ? Number(slide.dataset.seat) : at;
      if (gallery.axis === 'y') return { slide, index, start: top - box.top, end: bottom - box.top };
      if (isReversed) return { slide, index, start: box.right - right, end: box.right - left };
      return { slide, index, start: left - box.left, end: right - box.left };
    });
  }

  get #view(): number {
    const { width, height } = track(this.gallery).getBoundingClientRect();
    return this.gallery.axis === 'y' ? height : width;
  }

  #signature(): string {
    const { gallery } = this;
    if (!gallery.shadowRoot || !track(gallery)) return '';
    const places = this.#seen.map(
      ({ start, slide }) => `${Math.round(start * 2)}${slide.hasAttribute('inert')}`,
    );
    return `${gallery.index} ${part(gallery, 'pagination')?.textContent} ${places.join()}`;
  }

  /** Waits until nothing that is seen has changed for a while. */
  async atRest(): Promise<void> {
    await this.gallery.updateComplete;
    let since = performance.now();
    let last = '';
    for (let frames = 0; frames < 8 || performance.now() - since < quiet; frames += 1) {
      const signature = this.#signature();
      if (signature !== last) {
        since = performance.now();
        frames = 0;
      }
      last = signature;
      await nextFrame();
    }
    await this.gallery.updateComplete;
  }

  /** Waits for rest, and tells what is not as it must be, if it does not become so. */
  async settle(patience: number): Promise<string[]> {
    const start = performance.now();
    let problems: string[];
    do {
      await this.atRest();
      problems = [...this.faults, ...this.#findInPage(), ...this.#findInView()];
    } while (problems.length > 0 && performance.now() - start < patience);
    problems.push(...this.#findInEvents());
    // What was asked for comes to rest when the gallery is seen again.
    if (this.isShown) {
      this.asked = 0;
      this.events = [];
      this.isScrolled = false;
      this.hasArmed = false;
    }
    this.isOnlyAsked = this.isShown;
    this.faults = [];
    this.armed = undefined;
    const { gallery } = this;
    this.#restIndex = gallery.index;
    this.expected = gallery.items || this.isBeyond ? undefined : gallery.slides[gallery.index];
    return problems;
  }

  /** The author's nodes are all there, in their order, and as they were. */
  #findInPage(): string[] {
    const { gallery, nodes, slides, count } = this;
    const problems: string[] = [];
    const present = [...gallery.childNodes].filter(
      (node) => !(node instanceof Element && node.slot === 'items'),
    );
    if (present.length !== nodes.length || present.some((node, at) => node !== nodes[at]))
      problems.push(`nodes in the page: ${present.length}, not ${nodes.length} or in another order`);
    for (const node of nodes) {
      const original = this.#originals.get(node);
      if (original === undefined) continue;
      const slide = node as HTMLElement;
      if (slide.innerHTML !== original[1]) problems.push(`content of ${slide.id}`);
      const attributes = readAttributes(slide);
      const cleaned = attributes.replace(/aria-label=第\d+张,共\d+张 ?/, '');
      const isTurned = gallery.ends === 'loop' && !gallery.items;
      if ((isTurned ? cleaned.replace(/ ?style=(order: 1;)?$/, '') : cleaned) !== original[0])
        problems.push(`attributes of ${slide.id}: ${attributes}`);
    }
    if (!gallery.items) {
      const isSame =
        gallery.slides.length === slides.length && slides.every((each, at) => each === gallery.slides[at]);
      // Nobody is told of slides that are hidden while the gallery is out of the page.
      if (!isSame && gallery.isConnected)
        problems.push(`slides: ${gallery.slides.map(({ id }) => id).join()}`);
      if (gallery.querySelector('[slot="items"]')) problems.push('items are left in the page');
    } else if (gallery.isConnected) {
      const seats = gallery.slides.map(({ dataset }) => Number(dataset.seat));
      const isRow = seats.every((seat, at) => seat === seats[0]! + at && seat < count);
      if (!isRow || seats.length > 100) problems.push(`items in the page: ${seats.join()}`);
      const inPage = [...gallery.querySelectorAll<HTMLElement>('[slot="items"]')].map(({ dataset }) =>
        Number(dataset.seat),
      );
      if (inPage.join() !== seats.join())
        problems.push(`items in the page: ${inPage.join()} for ${seats.join()}`);
    }
    const { index } = gallery;
    if (!Number.isInteger(index) || index < 0 || (count > 0 && index >= count))
      problems.push(`index ${index} of ${count}`);
    // Time or the address may lead elsewhere.
    const isSteady = !gallery.items && gallery.autoplay === false && !gallery.hash;
    if (this.expected && isSteady && gallery.slides[index] !== this.expected)
      problems.push(`index ${index}, not ${gallery.slides.indexOf(this.expected)}`);
    return problems;
  }

  #findInView(): string[] {
    const { gallery, count } = this;
    if (!this.isShown || (gallery.items && !gallery.renderItem)) return [];
    const problems: string[] = [];
    const controls = gallery.shadowRoot!.querySelector('.controls');
    const buttons = [part(gallery, 'previous'), part(gallery, 'next')] as const;
    if (buttons.some((button) => (button !== null) !== count > 1)) problems.push(`buttons for ${count}`);
    if (count === 0) return problems;
    const seen = this.#seen;
    const view = this.#view;
    const current = seen.find(({ index }) => index === gallery.index);
    if (!current) return [...problems, `slide ${gallery.index} is not in the page`];
    const box = track(gallery);
    const [position, length, all] =
      gallery.axis === 'y'
        ? [box.scrollTop, box.clientHeight, box.scrollHeight]
        : [Math.abs(box.scrollLeft), box.clientWidth, box.scrollWidth];
    const isAtLimit = position + length > all - near;
    const isAtPlace = Math.abs(current.start) < near || (isAtLimit && current.start > 0);
    const row = seen.map(({ start, end }) => `${start.toFixed(1)}…${end.toFixed(1)}`).join(' ');
    if (!isAtPlace || (current.end > view + near && current.end - current.start < view))
      problems.push(`slide ${gallery.index} is not at its place: ${row} in ${view}`);
    const { activeElement } = document;
    for (const { slide, index, start, end } of seen) {
      const isIn = end > near && start < view - near;
      const isOut = end < near - 1 || start > view - near + 1;
      if (isIn && slide.hasAttribute('inert')) problems.push(`slide ${index} in view is inert: ${row}`);
      if (isOut && !slide.hasAttribute('inert') && !slide.contains(activeElement))
        problems.push(`slide ${index} out of view is not inert: ${row} in ${view}`);
    }
    if (count > 1) {
      const isWhole = (each: Seen) => each === current || (each.start > -1 && each.end < view + 1);
      const whole = seen.filter(isWhole).sort((a, b) => a.start - b.start);
      const [from, to] = [whole[0]!.index, whole[whole.length - 1]!.index];
      const place = from === to ? `${from + 1}` : `${from + 1}–${to + 1}`;
      const said = controls?.querySelector('.fraction')?.textContent;
      if (said !== `${place} / ${count}`)
        problems.push(`"${said}", not "${place} / ${count}": ${row} in ${view}`);
      const dots = [...(controls?.querySelectorAll('.dots button') ?? [])];
      const wholes = whole.map(({ index }) => index).sort((a, b) => a - b);
      const current_ = dots.flatMap((dot, at) => (dot.getAttribute('aria-current') === 'true' ? [at] : []));
      if (dots.length > 0 && (dots.length !== count || current_.join() !== wholes.join()))
        problems.push(`dots ${current_.join()} of ${dots.length}, not ${wholes.join()} of ${count}`);
      const isStopping = gallery.ends === 'stop';
      const limits = [position < near || gallery.index === 0, isAtLimit || gallery.index === count - 1];
      for (const [at, button] of buttons.entries()) {
        const isDisabled = button!.getAttribute('aria-disabled') === 'true';
        if (isDisabled !== (isStopping && limits[at]))
          problems.push(`${['previous', 'next'][at]} disabled: ${isDisabled}, ${row} in ${view}`);
      }
      const thumbs = [...(part(gallery, 'thumbnails')?.querySelectorAll('button') ?? [])];
      const currentThumb = thumbs.findIndex((thumb) => thumb.getAttribute('aria-current') === 'true');
      if (gallery.thumbnails && !gallery.items && (thumbs.length !== count || currentThumb !== gallery.index))
        problems.push(`thumbnail ${currentThumb} of ${thumbs.length}, not ${gallery.index} of ${count}`);
    }
    const moving = document.getAnimations().filter(({ effect }) => {
      const target = (effect as KeyframeEffect | null)?.target;
      return target && (gallery.contains(target) || target.getRootNode() === gallery.shadowRoot);
    });
    if (moving.length > 0) problems.push(`${moving.length} animations`);
    for (const name of ['moving', 'dragging'])
      if (track(gallery).classList.contains(name)) problems.push(`is ${name}`);
    return problems;
  }

  #findInEvents(): string[] {
    const { events, asked, isOnlyAsked, isScrolled, isForbidding, hasArmed, gallery } = this;
    const story = `${events.join()} after ${asked} asked moves`;
    const changes = events.filter((each) => each === 'change').length;
    const changed = events.length - changes;
    if (asked === 0 && events.length > 0) return [`events: ${story}`];
    if (hasArmed) return [];
    if (!isScrolled && (changes > asked || changed > changes)) return [`events: ${story}`];
    if (/^changed|changed,changed/.test(events.join())) return [`order of events: ${story}`];
    if (isOnlyAsked && !isForbidding && gallery.autoplay === false && this.isShown) {
      const expected = gallery.index === this.#restIndex ? 0 : 1;
      // Where nothing glides, each move is over at once.
      const isStill = this.boxes[0].matches('[data-elder]');
      if (changed !== expected && !isScrolled && !isStill)
        return [`events: ${story}, ${this.#restIndex} to ${gallery.index}`];
    }
    if (
      isForbidding &&
      isOnlyAsked &&
      (changed > 0 || gallery.index !== this.#restIndex) &&
      gallery.autoplay === false
    )
      return [`forbidden events: ${story}, ${this.#restIndex} to ${gallery.index}`];
    return [];
  }

  /** Takes the gallery away for good, and tells what it left. */
  async leave(): Promise<string[]> {
    const { gallery } = this;
    gallery.remove();
    await nextFrame();
    await gallery.updateComplete;
    const problems: string[] = [];
    for (const slide of gallery.slides) {
      if (slide.hasAttribute('inert') || slide.hasAttribute('aria-label'))
        problems.push('inert or named after the end');
    }
    const kept = document.getAnimations().filter(({ effect }) => {
      const target = (effect as KeyframeEffect | null)?.target;
      return target?.getRootNode() === gallery.shadowRoot;
    });
    if (kept.length > 0) problems.push(`${kept.length} animations after the end`);
    return problems;
  }
}
