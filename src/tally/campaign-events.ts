import type { TallyEvent } from './protocol.js';
import type { LiveListener } from './tally-adapter.js';

/** Follows a campaign's events, pushed by its service, until the signal. A browser reconnects by itself after a break. */
export function followEvents(address: string, listener: LiveListener, signal: AbortSignal): void {
  const source = new EventSource(address);
  let rev = -1;
  source.addEventListener('counts', ({ data }: MessageEvent<string>) => {
    const event = parse(data);
    if (!event) return;
    rev = event.rev;
    listener.onCounts(event);
  });
  source.addEventListener('window', () => listener.onWindow());
  source.onopen = () => {
    // After a break: what changed meanwhile was told to nobody.
    if (rev >= 0) listener.onWindow();
  };
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) listener.onEnd();
  };
  signal.addEventListener('abort', () => source.close());
}

function parse(data: string): TallyEvent | undefined {
  try {
    const event = JSON.parse(data) as TallyEvent | null;
    return Number.isFinite(event?.rev) && typeof event?.counts === 'object' ? event : undefined;
  } catch {
    return undefined;
  }
}
