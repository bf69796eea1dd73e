import type { Context } from 'hono';
import type { Campaign } from '../campaign.js';
import { checkHeaders, checkMembers, mediaType, readJson } from '../http/body.js';
import type { Origins } from '../http/origins.js';
import { bearerOf } from '../http/visitors.js';
import { ProblemError } from '../problem.js';
import type { BatchAnswer, MineAnswer, VoteAnswer } from '../protocol.js';
import { formatDay, localDay } from '../rules/local-day.js';
import { mineOf, remainingOf, type Standing } from '../rules/quota.js';
import { readBallot, VOTE_BODY_BYTES, type Ballot } from '../vote-desk.js';
import type { Routing } from './routing.js';

const VOTE_PATH = '/v1/campaigns/:campaign/items/:item/vote';
const VOTE_BODY = { maxSize: VOTE_BODY_BYTES };
const PLAIN = 'text/plain';
const BATCH_BODY = { maxSize: 16 * 1024, types: ['application/json', PLAIN] };
const MAX_OPERATIONS = 50;

/** Routes of one voter: to give votes, to take them back, and to see which ones stand. */
export function addVoteRoutes(
  { app, dependencies, directory, visitors, desk }: Routing,
  origins: Origins,
): void {
  const { engine, now } = dependencies;
  const vote = async (context: Context, kind: 'like' | 'unlike') => {
    const campaign = directory.find(context.req.param('campaign'));
    const item = context.req.param('item')!;
    checkHeaders(context, VOTE_BODY);
    const voter = desk.admit(campaign, item, visitors, bearerOf(context));
    const fields = await readJson(context, VOTE_BODY);
    try {
      const answer = await desk.cast(campaign, voter, item, kind, fields);
      const status = answer.status === 'counted' && kind === 'like' ? 201 : 200;
      return context.json(answer, status, { 'Cache-Control': 'no-store' });
    } catch (error) {
      throw kind === 'unlike' ? withMethod(error) : error;
    }
  };

  app.put(VOTE_PATH, (context) => vote(context, 'like'));
  app.delete(VOTE_PATH, (context) => vote(context, 'unlike'));

  app.post('/v1/campaigns/:campaign/votes', async (context) => {
    const campaign = directory.find(context.req.param('campaign'));
    checkHeaders(context, BATCH_BODY);
    desk.shed();
    const isPlain = mediaType(context.req.header('Content-Type')) === PLAIN;
    // A form of any site can send text/plain: only a browser that names a listed origin is believed.
    if (isPlain && !origins.allows(context)) {
      throw new ProblemError('forbidden', 'As text/plain only pages of listed origins may send.');
    }
    const early = isPlain ? undefined : visitors.authenticate(context, campaign);
    const fields = await readJson(context, BATCH_BODY);
    checkMembers(fields, isPlain ? ['ops', 'token'] : ['ops']);
    const { ops, token } = fields;
    const voter = early ?? visitors.verify(campaign, typeof token === 'string' ? token : bearerOf(context));
    desk.limit(voter);
    if (!Array.isArray(ops) || ops.length > MAX_OPERATIONS) {
      throw new ProblemError('bad-request', `"ops" must be a list of at most ${MAX_OPERATIONS} operations.`);
    }
    const ballots = ops.map(readEntry);
    const good = ballots.filter((ballot): ballot is Ballot => !(ballot instanceof ProblemError));
    const answers = good.length > 0 ? await desk.submit(campaign, voter, good) : [];
    const results = ballots.map((ballot) => (ballot instanceof ProblemError ? ballot : answers.shift()!));
    return context.json({ results: results.map(toWire) } satisfies BatchAnswer, 200, {
      'Cache-Control': 'no-store',
    });
  });

  app.get('/v1/campaigns/:campaign/mine', async (context) => {
    const campaign = directory.find(context.req.param('campaign'));
    const voter = visitors.authenticate(context, campaign);
    const time = now();
    // Whose votes they were, nobody knows any more.
    const { rev, votes } = campaign.sealed
      ? { rev: (await engine.tally(campaign.id)).rev, votes: [] }
      : await engine.mine(campaign.id, await directory.pseudonym(campaign.id, voter.id));
    const answer: MineAnswer = {
      rev,
      serverTime: new Date(time).toISOString(),
      ...standingOf(campaign, votes, time),
    };
    return context.json(answer, 200, { 'Cache-Control': 'no-store' });
  });
}

/** In other modes than `toggle` a vote is final, and its resource has no DELETE. */
function withMethod(error: unknown): unknown {
  if (!(error instanceof ProblemError) || error.code !== 'wrong-mode') return error;
  return new ProblemError('method-not-allowed', error.message, { headers: { Allow: 'PUT' } });
}

function readEntry(value: unknown): Ballot | ProblemError {
  try {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ProblemError('bad-request', 'An operation must be a JSON object.');
    }
    checkMembers(value as Record<string, unknown>, ['op', 'seq', 'item', 'kind', 'n']);
    return readBallot(value as Record<string, unknown>);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

function toWire(result: VoteAnswer | ProblemError) {
  return result instanceof ProblemError ? result.toJSON() : result;
}

/** What stands and what is left, item by item. */
function standingOf(campaign: Campaign, votes: readonly Standing[], time: number) {
  const { day } = localDay(campaign.tz, time);
  const mine: MineAnswer['mine'] = {};
  const remaining: MineAnswer['remaining'] = {};
  const isOver = campaign.sealed;
  for (const { id } of campaign.items) {
    const n = mineOf(campaign, votes, id, day);
    if (n > 0) mine[id] = campaign.mode === 'daily' ? { n, day: formatDay(day) } : { n };
    remaining[id] = isOver ? 0 : remainingOf(campaign, votes, id, day);
  }
  return { mine, remaining };
}
