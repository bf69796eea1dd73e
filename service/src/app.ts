import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { addCampaignRoutes } from './campaign-routes.js';
import type { Configuration } from './configuration.js';
import type { Engine } from './engine.js';
import { ProblemError, problemResponse, toProblem } from './problem.js';
import { addVoteRoutes } from './vote-routes.js';
import type { VoterTokens } from './voter-token.js';

const MAX_BODY_BYTES = 4096;
const PREFLIGHT_SECONDS = 86_400;
const OWN_PATH = /^\/(v1|healthz|readyz)(\/|$)/;

export interface AppDependencies {
  configuration: Configuration;
  engine: Engine;
  tokens: VoterTokens;
  /** Answers each path that is not the service's own, such as a site that is served beside it. */
  fallback?: (request: Request) => Response | Promise<Response>;
  /** The server's clock, in milliseconds since 1970 UTC. */
  now?: () => number;
  /** Told of each error that is not a refusal. */
  onError?: (error: unknown) => void;
}

/** The service without a network: give a Request to `app.fetch`, or mount it in another Hono application. */
export function createApp(dependencies: AppDependencies): Hono {
  const { configuration, engine, fallback, onError } = dependencies;
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    if (!OWN_PATH.test(context.req.path)) return;
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    context.header('Referrer-Policy', 'no-referrer');
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_context, methods) =>
        problemResponse(
          new ProblemError('bad-request', `Allowed here: ${methods.join(', ')}.`, {
            status: 405,
            headers: { Allow: methods.join(', ') },
          }),
        ),
    }),
  );
  app.use(
    '/v1/*',
    cors({
      origin: [...configuration.origins],
      allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type', 'If-None-Match'],
      exposeHeaders: ['ETag', 'Retry-After'],
      maxAge: PREFLIGHT_SECONDS,
    }),
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw new ProblemError('bad-request', `A body has at most ${MAX_BODY_BYTES} bytes.`, { status: 413 });
      },
    }),
  );

  addCampaignRoutes(app, dependencies);
  addVoteRoutes(app, dependencies);
  app.get('/healthz', (context) => context.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  app.get('/readyz', (context) => {
    if (!engine.isReady) throw new ProblemError('unavailable', 'The database is not at hand.');
    return context.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' });
  });

  app.notFound((context) => {
    if (fallback && !OWN_PATH.test(context.req.path)) return fallback(context.req.raw);
    return problemResponse(
      new ProblemError('not-found', 'Nothing is here; paths begin with /v1/campaigns/.'),
    );
  });
  app.onError((error) => {
    if (!(error instanceof ProblemError)) onError?.(error);
    return problemResponse(toProblem(error));
  });
  return app;
}
