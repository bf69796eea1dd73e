import type { Context } from 'hono';
import type { Campaign } from '../campaign.js';
import type { Tally } from '../engine.js';
import { checkHeaders, checkMembers, readJson } from '../http/body.js';
import { bearerOf } from '../http/visitors.js';
import { ProblemError } from '../problem.js';
import type { LeaderboardAnswer } from '../protocol.js';
import { rank } from '../rules/ranking.js';
import type { Routing } from './routing.js';

const MAX_ITEMS = 500;
const BATCH_BODY = { maxSize: 16 * 1024 };
const PUBLIC = 'public, max-age=1';
/** What depends on who asks, no cache may give to another. */
const PRIVATE = 'private, no-store';
const DEFAULT_PLACES = 100;
const MAX_PLACES = 500;

/** Routes by which anybody reads a campaign and its numbers. */
export function addCampaignRoutes({ app, dependencies, directory, visitors, pages }: Routing): void {
  const { engine, now } = dependencies;

  app.get('/v1/campaigns/:campaign', (context) => {
    const campaign = directory.find(context.req.param('campaign'));
    return context.json(directory.answer(campaign), 200, { 'Cache-Control': PUBLIC });
  });

  /** Who has voted sees the numbers at once where the campaign says so. */
  const mayAskerSee = async (context: Context, campaign: Campaign): Promise<boolean> => {
    if (campaign.showCounts !== 'after-vote' || campaign.sealed || bearerOf(context) === undefined)
      return false;
    const { id } = visitors.authenticate(context, campaign);
    const { votes } = await engine.mine(campaign.id, await directory.pseudonym(campaign.id, id));
    return votes.length > 0;
  };

  /** Whether numbers are hidden from the asker, and how the answer may be kept. */
  const lookFor = async (context: Context, campaign: Campaign) => {
    if (!directory.areCountsHidden(campaign)) return { isHidden: false, caching: PUBLIC };
    const isHidden = !(await mayAskerSee(context, campaign));
    return { isHidden, caching: campaign.showCounts === 'after-vote' ? PRIVATE : PUBLIC };
  };

  const answerTally = async (
    context: Context,
    campaign: Campaign,
    asked: ReadonlySet<string> | undefined,
  ) => {
    const { isHidden, caching } = await lookFor(context, campaign);
    const tally = await engine.tally(campaign.id);
    const entityTag = pages.entityTag(tally, isHidden);
    context.header('ETag', entityTag);
    context.header('Cache-Control', caching);
    if (context.req.method !== 'POST' && isUnchanged(context, entityTag)) return context.body(null, 304);
    context.header('Content-Type', 'application/json');
    const shown = isHidden ? new Set<string>() : asked;
    return context.body(pages.encode(campaign, tally, new Date(now()).toISOString(), shown));
  };

  app.get('/v1/campaigns/:campaign/tally', (context) => {
    const campaign = directory.find(context.req.param('campaign'));
    const items = context.req.query('items');
    return answerTally(context, campaign, items === undefined ? undefined : new Set(items.split(',')));
  });

  app.post('/v1/campaigns/:campaign/tally', async (context) => {
    checkHeaders(context, BATCH_BODY);
    const campaign = directory.find(context.req.param('campaign'));
    const fields = await readJson(context, BATCH_BODY);
    checkMembers(fields, ['items']);
    const { items } = fields;
    if (
      !Array.isArray(items) ||
      items.length > MAX_ITEMS ||
      !items.every((item) => typeof item === 'string')
    ) {
      throw new ProblemError('bad-request', `"items" must be a list of at most ${MAX_ITEMS} ids.`);
    }
    return answerTally(context, campaign, new Set(items as string[]));
  });

  app.get('/v1/campaigns/:campaign/leaderboard', async (context) => {
    const campaign = directory.find(context.req.param('campaign'));
    const limit = readCount(context.req.query('limit'), 'limit', DEFAULT_PLACES, 1, MAX_PLACES);
    const start = readCount(context.req.query('cursor'), 'cursor', 0, 0, Number.MAX_SAFE_INTEGER);
    const { isHidden, caching } = await lookFor(context, campaign);
    const tally = await engine.tally(campaign.id);
    const places = isHidden ? [] : ranking(campaign, tally);
    const titles = new Map(campaign.items.map(({ id, title }) => [id, title]));
    const answer: LeaderboardAnswer = {
      rev: tally.rev,
      serverTime: new Date(now()).toISOString(),
      entries: places
        .slice(start, start + limit)
        .map(({ rank, item, count }) => ({ item, title: titles.get(item)!, count, rank })),
      ...(start + limit < places.length && { next: String(start + limit) }),
    };
    return context.json(answer, 200, { 'Cache-Control': caching });
  });
}

function ranking(campaign: Campaign, tally: Tally) {
  return rank(
    campaign.items.map(({ id }) => ({ item: id, ...(tally.items.get(id) ?? { count: 0, reachedAt: 0 }) })),
  );
}

function readCount(
  text: string | undefined,
  name: string,
  preset: number,
  least: number,
  most: number,
): number {
  if (text === undefined) return preset;
  const value = Number(text);
  if (/^\d{1,16}$/.test(text) && value >= least && value <= most) return value;
  throw new ProblemError('bad-request', `"${name}" must be an integer from ${least} to ${most}.`);
}

/** Weak comparison of RFC 9110 §13.1.2. */
function isUnchanged(context: Context, entityTag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  const sent = context.req.header('If-None-Match')?.split(',').map(opaque) ?? [];
  return sent.includes('*') || sent.includes(opaque(entityTag));
}
