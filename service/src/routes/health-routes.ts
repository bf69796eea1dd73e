import { ProblemError } from '../problem.js';
import type { Routing } from './routing.js';

/** Routes for the machine that watches the service. */
export function addHealthRoutes({ app, dependencies }: Routing): void {
  const { engine, metrics } = dependencies;
  const headers = { 'Cache-Control': 'no-store' };
  metrics.gauge(
    'lanelight_waiting_operations',
    'Operations that wait for a durable write.',
    () => engine.waiting,
  );
  metrics.gauge('lanelight_ready', 'Whether votes can be stored.', () => (engine.isReady ? 1 : 0));
  metrics.gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
  metrics.gauge('process_cpu_seconds_total', 'Processor time of the process.', () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  });

  app.get('/healthz', (context) => context.json({ status: 'ok' }, 200, headers));
  app.get('/readyz', (context) => {
    if (engine.isReady) return context.json({ status: 'ok' }, 200, headers);
    throw new ProblemError('unavailable', 'The database is not at hand.', {
      headers: { 'Retry-After': '2' },
    });
  });
  app.get('/metrics', (context) =>
    context.body(metrics.toString(), 200, {
      ...headers,
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
    }),
  );
}
