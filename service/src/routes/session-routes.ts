import { type Campaign, type Level } from '../campaign.js';
import { checkOpen } from '../campaign-directory.js';
import { checkHeaders, checkMembers, readJson } from '../http/body.js';
import { readAssertion } from '../identity/assertion.js';
import { Demand } from '../identity/demand.js';
import { ProblemError, rateLimited, unauthorized } from '../problem.js';
import type { SessionAnswer } from '../protocol.js';
import { RateLimit } from '../rate-limit.js';
import type { Routing } from './routing.js';

const DAY_MS = 86_400_000;
/** A token outlives its campaign, so that one person stays one voter and a late retry is still known. */
const TOKEN_GRACE_MS = DAY_MS;
const TOKEN_LIFE_WITHOUT_CLOSE_MS = 365 * DAY_MS;
/** Room for a solved challenge, and for an assertion that says no more than it must. */
const BODY = { maxSize: 1024, mayBeMissing: true };
/** The route that makes voters: the only place where one has to prove anything. */
export function addSessionRoutes({ app, dependencies, directory, visitors }: Routing): void {
  const { configuration, tokens, proofOfWork, metrics, now } = dependencies;
  const sessions = new RateLimit(configuration.limits?.sessions);
  const networks = new RateLimit(configuration.limits?.networks);
  const demand = new Demand();
  metrics.counter('lanelight_sessions_total', 'Voters made, by level.', 'level');
  metrics.counter('lanelight_challenges_total', 'Proofs of work asked for.');

  app.post('/v1/campaigns/:campaign/session', async (context) => {
    const campaign = directory.find(context.req.param('campaign'));
    checkHeaders(context, BODY);
    const time = now();
    checkOpen(campaign, time);
    const fields = await readJson(context, BODY);
    checkMembers(fields, ['pow', 'assertion']);
    const network = visitors.network(context);
    const wait = Math.max(networks.take(network), sessions.take(campaign.id));
    if (wait > 0) throw rateLimited('Too many new voters at once.', wait);

    const { level, person } = await prove(campaign, fields, network);
    const { closesAt } = campaign;
    const expiresAt =
      closesAt === undefined ? time + TOKEN_LIFE_WITHOUT_CLOSE_MS : Math.max(closesAt, time) + TOKEN_GRACE_MS;
    const answer: SessionAnswer = {
      token: tokens.mint(campaign.id, level, expiresAt, person),
      expiresAt: new Date(expiresAt).toISOString(),
    };
    metrics.add('lanelight_sessions_total', level);
    return context.json(answer, 201, { 'Cache-Control': 'no-store' });
  });

  /** The level that the request proves; at least the campaign's, or a problem. */
  const prove = async (
    campaign: Campaign,
    { pow, assertion }: Record<string, unknown>,
    network: string,
  ): Promise<{ level: Level; person?: string }> => {
    for (const [name, value] of Object.entries({ pow, assertion })) {
      if (value !== undefined && typeof value !== 'string') {
        throw new ProblemError('bad-request', `"${name}" must be a text.`);
      }
    }
    const { minimum } = campaign.identity;
    const { assertion: rule } = directory.settings(campaign.id);
    if (typeof assertion === 'string' && rule) {
      const person = await readAssertion(rule, assertion, now());
      if (person === undefined) throw unauthorized('The assertion is forged, late, or for another campaign.');
      return { level: 'assertion', person };
    }
    if (minimum === 'assertion') {
      throw new ProblemError('assertion-required', "The newspaper's own login must vouch for the reader.");
    }
    if (minimum === 'anon') return { level: 'anon' };
    if (typeof pow === 'string' && (await proofOfWork.spend(campaign.id, pow, now())))
      return { level: 'pow' };
    const difficulty = configuration.limits ? demand.add(network) : 1;
    const challenge = await proofOfWork.challenge(campaign.id, difficulty, now());
    metrics.add('lanelight_challenges_total');
    throw new ProblemError('challenge', 'Solve the challenge and send it again as "pow".', {
      members: { challenge },
    });
  };
}
