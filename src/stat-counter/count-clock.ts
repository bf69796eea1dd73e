import { lastMoments } from '../controllers/motion.js';

/** Something that the page's one clock moves. */
export interface Moving {
  /** Reads the layout. Called for every newcomer of a frame before any of them writes. */
  measure(): void;
  /** Writes what stands there at the beginning. */
  begin(isCrowd: boolean): void;
  /** Writes one frame, `progress` being eased from 0 to 1; absent where the browser moves it by itself. */
  step?(progress: number): void;
  /** Has arrived, or is to be there at once. */
  end(): void;
}

/** Milliseconds from the first figure to the last. */
export const duration = 1000;
/** How many may begin in one frame: three hundred at once would hold up a slow phone. */
const newcomers = 18;
/**
 * A crowd is written every other frame: nobody reads sixty numbers a second. All in the same one, for a page's layout and
 * picture are made anew for one number as for many; newcomers begin in the frames between, which else cost nothing.
 */
const crowd = 40;
/**
 * Where a frame of a crowd takes more milliseconds than this, the phone is slow: each frame then writes a third of the
 * numbers and begins fewer, which costs more in all, but holds up no frame.
 */
const slowFrame = 30;
const newcomersOfSlow = 6;
const parts = 3;

const waiting = new Set<Moving>();
const running = new Map<Moving, { start: number; part: number }>();
let frame = 0;
let last = 0;
let isSlow = false;
let turn = 0;

/** Begins in the next frames. */
export function startMoving(moving: Moving): void {
  if (waiting.size + running.size === 0)
    for (const name of lastMoments) window.addEventListener(name, endAll);
  waiting.add(moving);
  requestTick();
}

/** Ends at once. */
export function endMoving(moving: Moving): void {
  waiting.delete(moving);
  running.delete(moving);
  if (waiting.size + running.size === 0)
    for (const name of lastMoments) window.removeEventListener(name, endAll);
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
  const isCrowd = waiting.size + running.size > crowd;
  turn = isCrowd ? turn + 1 : 0;
  isSlow = isCrowd && (isSlow || (last > 0 && now - last > slowFrame));
  last = now;
  const isPause = turn % 2 > 0;
  if (isPause || isSlow || !isCrowd) beginSome(now, isCrowd);
  if (!isPause || isSlow || !isCrowd) stepAll(now);
  if (waiting.size > 0 || [...running.keys()].some(({ step }) => step)) requestTick();
  else last = 0;
}

function beginSome(now: number, isCrowd: boolean): void {
  const batch = [...waiting].slice(0, isSlow ? newcomersOfSlow : newcomers);
  for (const moving of batch) moving.measure();
  for (const moving of batch) {
    // What listens to the start of one may have ended another.
    if (!waiting.delete(moving)) continue;
    running.set(moving, { start: now, part: running.size % parts });
    moving.begin(isCrowd);
  }
}

function stepAll(now: number): void {
  for (const [moving, { start, part }] of running) {
    if (!moving.step || (isSlow && turn % parts !== part)) continue;
    const progress = (now - start) / duration;
    if (progress >= 1) endMoving(moving);
    else moving.step(1 - (1 - Math.max(0, progress)) ** 3);
  }
}
