import type { Context, Hono } from 'hono';
import type { AppDependencies } from './app.js';
import { stateOf } from './campaign-state.js';
import type { Campaign } from './configuration.js';
import { ProblemError } from './problem.js';
import type { CampaignAnswer, SessionAnswer } from './protocol.js';
import { RateLimit } from './rate-limit.js';
import { TallyPage } from './tally-page.js';

const DAY_MS = 86_400_000;
/** A token outlives its campaign, so that one person stays one voter and a late retry is still known. */
const TOKEN_GRACE_MS = DAY_MS;
const TOKEN_LIFE_WITHOUT_CLOSE_MS = 365 * DAY_MS;

/** Routes that read a campaign, and the one that hands out voters' tokens. */
export function addCampaignRoutes(app: Hono, dependencies: AppDependencies): void {
  const { configuration, engine, tokens, now = Date.now } = dependencies;
  const sessions = new RateLimit(configuration.limits.sessions);
  const campaigns = new Map(configuration.campaigns.map((campaign) => [campaign.id, campaign]));
  const pages = new Map(configuration.campaigns.map((campaign) => [campaign.id, new TallyPage(campaign)]));

  app.get('/v1/campaigns/:campaign', (context) => {
    const campaign = findCampaign(campaigns, context.req.param('campaign'));
    const time = now();
    const answer: CampaignAnswer = {
      id: campaign.id,
      title: campaign.title,
      state: stateOf(campaign, time),
      mode: campaign.mode,
      serverTime: new Date(time).toISOString(),
      items: campaign.items.map(({ id, title }) => ({ id, title })),
    };
    return context.json(answer, 200, { 'Cache-Control': 'public, max-age=1' });
  });

  app.get('/v1/campaigns/:campaign/tally', (context) => {
    const { id } = findCampaign(campaigns, context.req.param('campaign'));
    const tally = engine.tally(id);
    const page = pages.get(id)!;
    const entityTag = page.entityTag(tally);
    context.header('ETag', entityTag);
    context.header('Cache-Control', 'public, max-age=1');
    if (isUnchanged(context, entityTag)) return context.body(null, 304);
    const items = context.req.query('items');
    const asked = items === undefined ? undefined : new Set(items.split(','));
    context.header('Content-Type', 'application/json');
    return context.body(page.encode(tally, new Date(now()).toISOString(), asked));
  });

  app.post('/v1/campaigns/:campaign/session', (context) => {
    const { id, closesAt } = findCampaign(campaigns, context.req.param('campaign'));
    const wait = sessions.take(id);
    if (wait > 0) throw rateLimited('Too many new voters at once.', wait);
    const time = now();
    const expiresAt =
      closesAt === undefined ? time + TOKEN_LIFE_WITHOUT_CLOSE_MS : Math.max(closesAt, time) + TOKEN_GRACE_MS;
    const answer: SessionAnswer = {
      token: tokens.mint(id, expiresAt),
      expiresAt: new Date(expiresAt).toISOString(),
    };
    return context.json(answer, 201, { 'Cache-Control': 'no-store' });
  });
}

export function findCampaign(campaigns: ReadonlyMap<string, Campaign>, id: string): Campaign {
  const campaign = campaigns.get(id);
  if (!campaign) throw new ProblemError('unknown-campaign', 'No campaign has this id.');
  return campaign;
}

export function rateLimited(detail: string, seconds: number): ProblemError {
  return new ProblemError('rate-limited', detail, { headers: { 'Retry-After': String(seconds) } });
}

/** Weak comparison of RFC 9110 §13.1.2. */
function isUnchanged(context: Context, entityTag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  const sent = context.req.header('If-None-Match')?.split(',').map(opaque) ?? [];
  return sent.includes('*') || sent.includes(opaque(entityTag));
}
