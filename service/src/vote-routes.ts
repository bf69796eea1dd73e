import type { Context, Hono } from 'hono';
import type { AppDependencies } from './app.js';
import { findCampaign, rateLimited } from './campaign-routes.js';
import { stateOf } from './campaign-state.js';
import type { OperationResult } from './engine.js';
import { ProblemError } from './problem.js';
import type { CampaignState, MineAnswer, VoteAnswer } from './protocol.js';
import { RateLimit } from './rate-limit.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const VOTE_PATH = '/v1/campaigns/:campaign/items/:item/vote';

/** Routes of one voter: to give a vote, to take it back, and to see which ones stand. */
export function addVoteRoutes(app: Hono, dependencies: AppDependencies): void {
  const { configuration, engine, tokens, now = Date.now } = dependencies;
  const votes = new RateLimit(configuration.limits.votes);
  const campaigns = new Map(configuration.campaigns.map((campaign) => [campaign.id, campaign]));
  const items = new Map(
    configuration.campaigns.map((campaign) => [campaign.id, new Set(campaign.items.map(({ id }) => id))]),
  );

  const authenticate = (context: Context, campaign: string): string => {
    const token = /^Bearer +(\S+)$/i.exec(context.req.header('Authorization') ?? '')?.[1];
    const voter = token && tokens.verify(campaign, token, now());
    if (voter) return voter;
    throw new ProblemError('unauthorized', 'A valid token of this campaign is needed: POST …/session.', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  };

  const vote = async (context: Context, wanted: 0 | 1) => {
    const campaign = findCampaign(campaigns, context.req.param('campaign')!);
    const item = context.req.param('item')!;
    if (!items.get(campaign.id)!.has(item)) {
      throw new ProblemError('unknown-item', 'No item of the campaign has this id.');
    }
    const voter = authenticate(context, campaign.id);
    const wait = votes.take(voter);
    if (wait > 0) throw rateLimited('Too many votes of one voter at once.', wait);

    const at = now();
    const state = stateOf(campaign, at);
    const op = await readOperationId(context);
    // A retry of an operation that was taken in time is answered whatever the clock says now.
    const operation = { op, campaign: campaign.id, item, voter, wanted, at, repeatOnly: state !== 'open' };
    const [result] = await engine.commit([operation]);
    return answerVote(context, item, wanted, state, result!);
  };

  app.put(VOTE_PATH, (context) => vote(context, 1));
  app.delete(VOTE_PATH, (context) => vote(context, 0));

  app.get('/v1/campaigns/:campaign/mine', async (context) => {
    const campaign = findCampaign(campaigns, context.req.param('campaign'));
    const voter = authenticate(context, campaign.id);
    const { rev, items } = await engine.mine(campaign.id, voter);
    const answer: MineAnswer = { rev, mine: Object.fromEntries(items.map((item) => [item, 1])) };
    return context.json(answer, 200, { 'Cache-Control': 'no-store' });
  });
}

async function readOperationId(context: Context): Promise<string> {
  if (!/^application\/json\s*(;|$)/i.test(context.req.header('Content-Type') ?? '')) {
    throw new ProblemError('bad-request', 'Send the body as application/json.', { status: 415 });
  }
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw new ProblemError('bad-request', 'The body is not JSON.');
  }
  const op = (body as { op?: unknown } | null)?.op;
  if (typeof op === 'string' && UUID.test(op)) return op.toLowerCase();
  throw new ProblemError('bad-request', 'The body needs "op", a UUID.');
}

function answerVote(
  context: Context,
  item: string,
  wanted: 0 | 1,
  state: CampaignState,
  { outcome, tally, mine, rev }: OperationResult,
): Response {
  if (outcome === 'reused') {
    throw new ProblemError('op-reused', 'This "op" was used for another vote; make a new one.');
  }
  if (outcome === 'refused') throw notTaken(state);
  const answer: VoteAnswer = { status: outcome, item, tally, mine, rev };
  const status = outcome === 'counted' && wanted === 1 ? 201 : 200;
  return context.json(answer, status, { 'Cache-Control': 'no-store' });
}

function notTaken(state: CampaignState): ProblemError {
  if (state === 'scheduled') return new ProblemError('not-open', 'The campaign has not begun.');
  if (state === 'paused') return new ProblemError('paused', 'The campaign takes no votes for now.');
  return new ProblemError('closed', 'The campaign is over.');
}
