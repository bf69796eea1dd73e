/** Something that the page's one clock moves. */
export interface Moving {
  /** Reads the layout. Called for every newcomer of a frame before any of them writes. */
  measure(): void;
  /** Writes what stands there at the beginning. */
  begin(): void;
  /** Writes one frame, `progress` being eased from 0 to 1; absent where the browser moves it by itself. */
  step?(progress: number): void;
  /** Has arrived, or is to be there at once. */
  end(): void;
}

/** Milliseconds from the first figure to the last. */
export const duration = 1000;
/** How many may begin in one frame: three hundred at once would hold up a slow phone. */
const newcomers = 40;
/** In a crowd each number is written every other frame: nobody reads sixty numbers a second, and it halves the work. */
const crowd = 40;

const waiting = new Set<Moving>();
const running = new Map<Moving, number>();
let frame = 0;
let turn = 0;

/** Begins in the next frames. */
export function startMoving(moving: Moving): void {
  if (waiting.size + running.size === 0) window.addEventListener('beforeprint', endAll);
  waiting.add(moving);
  requestTick();
}

/** Ends at once. */
export function endMoving(moving: Moving): void {
  waiting.delete(moving);
  running.delete(moving);
  if (waiting.size + running.size === 0) window.removeEventListener('beforeprint', endAll);
  moving.end();
}

function endAll(): void {
  for (const moving of [...waiting, ...running.keys()]) endMoving(moving);
}

function requestTick(): void {
  frame ||= requestAnimationFrame(tick);
}

function tick(now: number): void {
  frame = 0;
  const batch = [...waiting].slice(0, newcomers);
  for (const moving of batch) moving.measure();
  for (const moving of batch) {
    waiting.delete(moving);
    running.set(moving, now);
    moving.begin();
  }
  turn = 1 - turn;
  const isCrowd = running.size > crowd;
  let index = 0;
  for (const [moving, start] of running) {
    if (!moving.step) continue;
    const progress = (now - start) / duration;
    index += 1;
    if (progress >= 1) endMoving(moving);
    else if (!isCrowd || index % 2 === turn) moving.step(1 - (1 - Math.max(0, progress)) ** 3);
  }
  if (waiting.size > 0 || [...running.keys()].some(({ step }) => step)) requestTick();
}
