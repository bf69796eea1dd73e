import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { AppDependencies } from './app-dependencies.js';
import { CampaignDirectory } from './campaign-directory.js';
import { SealedError } from './engine.js';
import { EventFeed } from './event-feed.js';
import { answerWith, FIXED_HEADERS } from './http/fixed-headers.js';
import { createHotPath, type HotPath } from './http/hot-path.js';
import { Origins } from './http/origins.js';
import { Visitors } from './http/visitors.js';
import { ProblemError, problemResponse, toProblem } from './problem.js';
import { addAdminRoutes } from './routes/admin-routes.js';
import { addCampaignRoutes } from './routes/campaign-routes.js';
import { addEventRoutes } from './routes/event-routes.js';
import { addHealthRoutes } from './routes/health-routes.js';
import { addInteropRoutes } from './routes/interop-routes.js';
import { addResultRoutes } from './routes/result-routes.js';
import { addSessionRoutes } from './routes/session-routes.js';
import { addVoteRoutes } from './routes/vote-routes.js';
import { TallyPages } from './tally-pages.js';
import { VoteDesk } from './vote-desk.js';

const OWN_PATH = /^\/(v1|oh|compat|healthz|readyz|metrics)(\/|$)/;

export interface App {
  /** Give a Request to `hono.fetch`, or mount it in another Hono application. */
  hono: Hono;
  /** Answers the plainest requests before Hono sees them. */
  hotPath: HotPath;
  /** Ends what would go on for ever: the streams of events. */
  close(): void;
}

/** The service without a network. */
export function createApp(dependencies: AppDependencies): App {
  const { configuration, engine, tokens, metrics, trustProxy, fallback, now, onError } = dependencies;
  const app = new Hono();
  const directory = new CampaignDirectory(dependencies);
  const visitors = new Visitors({ tokens, trustProxy, now });
  const desk = new VoteDesk({ engine, directory, metrics, now, limit: configuration.limits?.votes });
  const pages = new TallyPages();
  const feed = new EventFeed(engine, directory);
  const origins = new Origins(configuration.origins, fallback !== undefined);
  const routing = { app, dependencies, directory, visitors, desk, pages };
  metrics.counter('lanelight_answers_total', 'Answers by status.', 'status');

  app.use(async (context, next) => {
    if (!OWN_PATH.test(context.req.path)) return next();
    await answerWith(context, next, FIXED_HEADERS);
    return metrics.add('lanelight_answers_total', context.res.status);
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_context, methods) =>
        problemResponse(
          new ProblemError('method-not-allowed', `Allowed here: ${methods.join(', ')}.`, {
            headers: { Allow: methods.join(', ') },
          }),
        ),
    }),
  );
  for (const path of ['/v1/*', '/oh/*', '/compat/*']) app.use(path, origins.guard);

  addAdminRoutes(routing);
  addCampaignRoutes(routing);
  addSessionRoutes(routing);
  addVoteRoutes(routing, origins);
  addEventRoutes(routing, feed);
  addResultRoutes(routing);
  addInteropRoutes(routing);
  addHealthRoutes(routing);

  app.notFound((context) => {
    if (fallback && !OWN_PATH.test(context.req.path)) return fallback(context.req.raw);
    return problemResponse(
      new ProblemError('not-found', 'Nothing is here; paths begin with /v1/campaigns/.'),
    );
  });
  app.onError((error) => {
    if (!(error instanceof ProblemError || error instanceof SealedError)) onError?.(error);
    return problemResponse(toProblem(error));
  });
  const hotPath = createHotPath({
    ...{ engine, directory, visitors, desk, origins, pages, metrics, now, onError },
  });
  return { hono: app, hotPath, close: () => feed.close() };
}
