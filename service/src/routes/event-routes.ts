import type { EventFeed } from '../event-feed.js';
import { ProblemError } from '../problem.js';
import type { Routing } from './routing.js';

/** The route of live counts. */
export function addEventRoutes({ app, dependencies, directory }: Routing, feed: EventFeed): void {
  const { metrics } = dependencies;
  metrics.gauge('lanelight_event_clients', 'Pages that listen.', () => feed.clients);

  app.get('/v1/campaigns/:campaign/events', async (context) => {
    const campaign = directory.find(context.req.param('campaign'));
    const headers = {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // Asks nginx not to gather what should arrive at once.
      'X-Accel-Buffering': 'no',
    };
    if (context.req.method === 'HEAD') return context.body(null, 200, headers);
    if (feed.isFull) {
      throw new ProblemError('unavailable', 'Too many listen; poll the tally instead.', {
        headers: { 'Retry-After': '60' },
      });
    }
    const last = context.req.header('Last-Event-ID') ?? context.req.query('rev');
    const rev = /^\d{1,16}$/.test(last ?? '') ? Number(last) : undefined;
    return context.body(await feed.subscribe(campaign, rev), 200, headers);
  });
}
