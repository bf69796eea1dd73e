import type { Drift, Engine } from '../engine.js';

const INTERVAL_MS = 60_000;
/** A check of so many milliseconds is followed by at least fifty times as many without one. */
const REST = 50;
const CHECKPOINT_MS = 3_600_000;

export interface ReconcileOptions {
  /** Told of each difference, at each check. */
  onDrift?: (drift: Drift) => void;
  /** Told the heads of the audit logs every hour, so that an old log can be held against the published results. */
  log?: (line: string) => void;
  intervalMs?: number;
  /** Between two lines of heads. Default: an hour. */
  checkpointMs?: number;
}

export interface Reconcile {
  /** Items whose counter was not the sum of its votes at the last check; must be 0. */
  readonly drift: number;
  /** Resolves when a check that runs is done; there are no more. */
  stop(): Promise<void>;
}

/** Holds counters against the sums of votes, again and again. */
export function startReconcile(
  engine: Engine,
  { onDrift, log, intervalMs = INTERVAL_MS, checkpointMs = CHECKPOINT_MS }: ReconcileOptions = {},
): Reconcile {
  let drift = 0;
  let timer: NodeJS.Timeout;
  let checkpointAt = performance.now() + checkpointMs;
  let running = Promise.resolve();
  let isStopped = false;

  const check = async () => {
    const found = await engine.reconcile();
    drift = found.length;
    for (const it of found) onDrift?.(it);
    if (!log || performance.now() < checkpointAt) return;
    checkpointAt += checkpointMs;
    for (const { id } of engine.campaigns()) {
      const { seq, commit, hash } = await engine.head(id);
      log(`lanelight-service: audit ${id}: record ${seq}, commit ${commit}, head ${hash}`);
    }
  };
  const run = async () => {
    const began = performance.now();
    // While the store is away there is nothing to be checked; other parts say so.
    await check().catch(() => {});
    if (!isStopped) schedule(Math.max(intervalMs, REST * (performance.now() - began)));
  };
  const schedule = (delay: number) => {
    timer = setTimeout(() => (running = run()), delay).unref();
  };
  schedule(Math.min(intervalMs, 1000));

  return {
    get drift() {
      return drift;
    },
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
