import type { CampaignSnapshot, LiveListener, TallySnapshot } from './tally-adapter.js';

/**
 * Follows a campaign's events, pushed by its service, until the signal. A browser connects again by itself after a
 * break, and the service tells what changed meanwhile.
 */
export function followEvents(address: string, listener: LiveListener, signal: AbortSignal): void {
  const source = new EventSource(address);
  source.addEventListener('counts', ({ data }: MessageEvent<string>) => {
    const snapshot = parse<TallySnapshot>(data);
    if (snapshot && Number.isFinite(snapshot.rev) && typeof snapshot.counts === 'object')
      listener.onCounts(snapshot);
  });
  source.addEventListener('window', ({ data }: MessageEvent<string>) => {
    const campaign = parse<CampaignSnapshot>(data);
    if (campaign?.state) listener.onWindow(campaign);
  });
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) listener.onEnd();
  };
  signal.addEventListener('abort', () => source.close());
}

/** An event that is cut short is left out: the next one, or the next read, has the numbers. */
function parse<Data>(text: string): Data | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null ? (data as Data) : undefined;
  } catch {
    return undefined;
  }
}
