import { aTimeout, nextFrame } from '@open-wc/testing';
import { Lane } from './fuzz-lane.js';
import { part, track } from './gallery-fixture.js';

/** What is done to a lane; the numbers choose among the ways to do it. */
type Act = (lane: Lane, a: number, b: number) => unknown;

const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;

/** By a person, who sees the gallery: told of by events. Never comes in the very task in which a program does something. */
async function ask(lane: Lane, act: () => unknown): Promise<void> {
  await aTimeout(0);
  if (!lane.isShown) return;
  lane.asked += 1;
  lane.expected = undefined;
  act();
}

/** By a program, or by the page around. */
function other(lane: Lane, act: () => unknown): void {
  lane.isOnlyAsked = false;
  act();
}

/** A move by a program to a slide that is known, or not. */
function go(lane: Lane, index: number, act: () => unknown): void {
  const { slides, gallery } = lane;
  other(lane, act);
  if (Number.isNaN(index)) return;
  // What is past the end waits for slides that a page may still bring.
  lane.isBeyond = index >= slides.length;
  const isKnown = gallery.hasUpdated && !gallery.items && !lane.isBeyond;
  lane.expected = isKnown ? slides[Math.max(0, index)] : undefined;
}

/** A pointer that the engine knows nothing of, and so cannot be captured. */
function point(lane: Lane, type: string, distance: number): void {
  const box = track(lane.gallery);
  lane.isHeld = type === 'pointerdown' || type === 'pointermove';
  box.setPointerCapture = () => undefined;
  const { left, top, width, height } = box.getBoundingClientRect();
  const [x, y] = lane.gallery.axis === 'y' ? [0, distance] : [distance, 0];
  const target = type === 'pointerdown' ? (pressed(lane) ?? box) : box;
  target.dispatchEvent(
    new PointerEvent(type, {
      pointerId: 1,
      pointerType: 'mouse',
      button: type === 'pointermove' ? -1 : 0,
      buttons: type === 'pointerup' ? 0 : 1,
      bubbles: true,
      composed: true,
      cancelable: true,
      clientX: left + width / 2 + x,
      clientY: top + height / 2 + y,
    }),
  );
}

const pressed = ({ gallery }: Lane) => gallery.slides[gallery.index]?.querySelector('img');

function touch(lane: Lane, type: string, count: number): void {
  track(lane.gallery)?.dispatchEvent(
    Object.assign(new Event(type, { bubbles: true }), { touches: { length: count } }),
  );
}

const makeItem = (item: unknown, index: number): HTMLElement => {
  const figure = document.createElement('figure');
  figure.dataset.seat = `${index}`;
  figure.textContent = String(item);
  return figure;
};
const makeOther = (item: unknown, index: number): HTMLElement => {
  const box = document.createElement('div');
  box.dataset.seat = `${index}`;
  box.append(document.createElement('p'), `${String(item)} of ${index}`);
  return box;
};

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

export const acts = {
  // Moves by programs.
  next: (lane) => other(lane, () => ((lane.expected = undefined), lane.gallery.next())),
  previous: (lane) => other(lane, () => ((lane.expected = undefined), lane.gallery.previous())),
  goTo: (lane, a, b) => {
    const index = b % 9 === 8 ? pick([Number.NaN, -3, 1e9, 2.7], a) : a % (lane.count + 1);
    const behavior = pick(['smooth', 'smooth', 'instant', 'auto'] as const, b);
    go(lane, Math.trunc(index), () => lane.gallery.goTo(index, { behavior }));
  },
  index: (lane, a) => {
    const index = a % (lane.count + 1);
    go(lane, index, () => (lane.gallery.index = index));
  },
  // Moves by a person.
  button: (lane, a) => ask(lane, () => part(lane.gallery, pick(['next', 'previous'], a))?.click()),
  dot: (lane, a) => {
    return ask(lane, () => {
      const dots = lane.gallery.shadowRoot?.querySelectorAll<HTMLElement>('.dots button') ?? [];
      if (dots.length > 0) pick([...dots], a).click();
    });
  },
  thumbnail: (lane, a) => {
    return ask(lane, () => {
      const row = part(lane.gallery, 'thumbnails')?.querySelectorAll('button') ?? [];
      if (row.length > 0) pick([...row], a).click();
    });
  },
  key: (lane, a) => {
    const key = pick(
      ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'PageUp', 'PageDown', 'ArrowDown', 'ArrowUp'],
      a,
    );
    const init = { key, bubbles: true, composed: true, cancelable: true };
    return ask(lane, () => track(lane.gallery)?.dispatchEvent(new KeyboardEvent('keydown', init)));
  },
  drag: async (lane, a, b) => {
    if (!track(lane.gallery)) return;
    const length = ((a % 41) - 20) * 25;
    const end = pick(['pointerup', 'pointerup', 'pointercancel'], b);
    await ask(lane, () => point(lane, 'pointerdown', 0));
    for (let step = 1; step <= 3; step += 1) {
      point(lane, 'pointermove', (length * step) / 3);
      await nextFrame();
    }
    point(lane, end, length);
  },
  press: (lane) => {
    if (track(lane.gallery)) return ask(lane, () => point(lane, 'pointerdown', 0));
  },
  pull: (lane, a) => {
    if (track(lane.gallery)) return ask(lane, () => point(lane, 'pointermove', ((a % 41) - 20) * 25));
  },
  lift: (lane, a) => {
    if (track(lane.gallery)) return ask(lane, () => point(lane, pick(['pointerup', 'pointercancel'], a), 0));
  },
  wheel: (lane, a) => {
    const delta = a % 2 ? -120 : 120;
    const init = {
      deltaX: lane.gallery.axis === 'y' ? 0 : delta,
      deltaY: lane.gallery.axis === 'y' ? delta : 0,
    };
    lane.isScrolled = true;
    return ask(lane, () =>
      track(lane.gallery)?.dispatchEvent(new WheelEvent('wheel', { ...init, bubbles: true })),
    );
  },
  finger: async (lane, a) => {
    lane.isScrolled = true;
    await ask(lane, () => touch(lane, 'touchstart', 1));
    for (let frame = a % 6; frame > 0; frame -= 1) await nextFrame();
    touch(lane, 'touchend', 0);
  },
  // Slides.
  append: (lane, a) =>
    other(lane, () => lane.splice(lane.nodes.length, 0, ...numbers(1 + (a % 3)).map(() => lane.make()))),
  prepend: (lane, a) => other(lane, () => lane.splice(0, 0, ...numbers(1 + (a % 3)).map(() => lane.make()))),
  insert: (lane, a) => other(lane, () => lane.splice(a % (lane.nodes.length + 1), 0, lane.make())),
  remove: (lane, a) => other(lane, () => lane.splice(a % (lane.nodes.length + 1), 1)),
  removeCurrent: (lane) => {
    const current = lane.gallery.slides[lane.gallery.index];
    const at = current ? lane.nodes.indexOf(current) : -1;
    if (at >= 0) other(lane, () => lane.splice(at, 1));
  },
  replace: (lane, a) => {
    if (lane.nodes.length > 0) other(lane, () => lane.splice(a % lane.nodes.length, 1, lane.make()));
  },
  reorder: (lane, a, b) => {
    const { nodes } = lane;
    if (nodes.length === 0) return;
    const node = nodes[a % nodes.length]!;
    nodes.splice(a % nodes.length, 1);
    const at = b % (nodes.length + 1);
    other(lane, () => lane.gallery.insertBefore(node, nodes[at] ?? null));
    nodes.splice(at, 0, node);
  },
  reverse: (lane) => {
    lane.nodes.reverse();
    other(lane, () => lane.gallery.append(...lane.nodes));
  },
  empty: (lane) => other(lane, () => lane.splice(0, lane.nodes.length)),
  refill: (lane, a) => {
    other(lane, () => lane.splice(0, lane.nodes.length));
    lane.splice(0, 0, ...numbers(a % 9).map(() => lane.make()));
  },
  text: (lane, a) =>
    other(lane, () => lane.splice(a % (lane.nodes.length + 1), 0, document.createTextNode(' stray '))),
  comment: (lane, a) =>
    other(lane, () => lane.splice(a % (lane.nodes.length + 1), 0, document.createComment(''))),
  hide: (lane, a) => {
    const node = lane.nodes[a % (lane.nodes.length || 1)];
    if (!(node instanceof HTMLElement)) return;
    other(lane, () => (node.hidden = !node.hidden));
    if (lane.expected?.hidden) lane.expected = undefined;
  },
  // The gallery and the page around it.
  axis: (lane, a) => other(lane, () => (lane.gallery.axis = pick(['x', 'y'], a))),
  ends: (lane, a) =>
    other(lane, () => lane.gallery.setAttribute('ends', pick(['loop', 'stop', 'rewind'], a))),
  direction: (lane, a, b) =>
    other(lane, () => (pick([lane.gallery, ...lane.boxes], b).dir = pick(['rtl', 'ltr', ''], a))),
  width: (lane, a) => {
    const width = pick(['300px', '555.5px', '150px', '700px', '401.3px'], a);
    other(lane, () => lane.boxes.forEach((box) => (box.style.width = width)));
  },
  look: (lane, a, b) => {
    const [name, values] = pick(
      [
        ['slides', ['2', '3', '1']],
        ['peek', ['0px', '40px', '12%']],
        ['gap', ['0px', '30px', '5%']],
      ] as const,
      a,
    );
    other(lane, () => lane.gallery.style.setProperty(`--swipe-gallery-${name}`, pick<string>(values, b)));
  },
  display: (lane, a) => other(lane, () => (lane.gallery.style.display = pick(['none', '', ''], a))),
  still: (lane, a) => other(lane, () => lane.boxes[0].toggleAttribute('data-elder', a % 2 === 0)),
  detach: (lane) => other(lane, () => lane.gallery.remove()),
  attach: (lane, a) => other(lane, () => pick(lane.boxes, a).append(lane.gallery)),
  feature: (lane, a) => {
    const name = pick(['thumbnails', 'autoplay', 'viewer'], a);
    other(lane, () => lane.gallery.toggleAttribute(name));
  },
  items: (lane, a) => {
    lane.expected = undefined;
    const { gallery } = lane;
    other(lane, () => {
      gallery.items = pick([numbers(30), numbers(3), undefined, numbers(0), numbers(1), numbers(400)], a);
      gallery.renderItem ??= makeItem;
    });
  },
  renderItem: (lane, a) =>
    other(lane, () => (lane.gallery.renderItem = pick([makeOther, makeItem, undefined], a))),
  forbid: (lane) => {
    lane.isForbidding = !lane.isForbidding;
    lane.isOnlyAsked = false;
  },
  arm: (lane, a) => {
    const { gallery } = lane;
    lane.armed = pick<() => void>(
      [
        () => allActs.next(lane, 0, 0),
        () => allActs.index(lane, 0, 0),
        () => allActs.removeCurrent(lane, 0, 0),
        () => allActs.empty(lane, 0, 0),
        () => allActs.append(lane, 0, 0),
        () => allActs.attach(lane, 1, 0),
        () => other(lane, () => gallery.remove()),
      ],
      a,
    );
    lane.isOnlyAsked = false;
  },
  // Time.
  frame: async (_, a) => {
    for (let frame = a % 4; frame >= 0; frame -= 1) await nextFrame();
  },
  pause: (_, a) => aTimeout((a % 20) * 10),
  rest: () => undefined,
} satisfies Record<string, Act>;

/** Only one gallery of a page does these at a time: focus, dialogs and the history are the page's. */
export const soleActs = {
  hash: (lane) => other(lane, () => lane.gallery.toggleAttribute('hash')),
  focus: (lane, a) => {
    const { gallery } = lane;
    const link = gallery.slides[gallery.index]?.querySelector('a');
    other(lane, () => pick([link, track(gallery), part(gallery, 'next')], a)?.focus());
  },
  open: (lane, a) => {
    other(lane, () => void lane.gallery.openViewer(a % (lane.count || 1)));
    lane.expected = undefined;
  },
  close: (lane) => {
    other(lane, () => lane.gallery.closeViewer());
    lane.expected = undefined;
  },
} satisfies Record<string, Act>;

export type StepName = keyof typeof acts | keyof typeof soleActs;
export type Step = readonly [name: StepName, a: number, b: number];

const allActs: Record<StepName, Act> = { ...acts, ...soleActs };
export { allActs };

/** Lives one story; comes back with what was not as it must be. */
export async function live(root: HTMLElement, steps: readonly Step[], patience: number): Promise<string[]> {
  const lane = new Lane(root);
  const { gallery } = lane;
  allActs.refill(lane, 5, 0);
  lane.boxes[0].append(gallery);
  try {
    for (const [at, [name, a, b]] of [...steps, ['end', 0, 0] as const].entries()) {
      const isEnd = name === 'end';
      if (isEnd) {
        gallery.closeViewer();
        gallery.style.display = '';
        if (!gallery.isConnected) lane.boxes[1].append(gallery);
        lane.isOnlyAsked = false;
      }
      if (name === 'rest' || isEnd) {
        if (lane.isHeld) await allActs.lift(lane, 0, 0);
        const problems = await lane.settle(patience);
        if (problems.length > 0) return problems.map((problem) => `step ${at}, ${name}: ${problem}`);
      } else {
        const time = allActs[name](lane, a, b);
        if (time instanceof Promise) await time;
      }
    }
    return await lane.leave();
  } catch (error) {
    return [`threw ${String(error)} ${(error as Error).stack}`];
  } finally {
    gallery.remove();
  }
}
