import type { Context } from 'hono';
import { LEVELS, stateOf, type Campaign, type Level, type OperatorState } from '../campaign.js';
import { parseCampaign } from '../configuration.js';
import type { AnnulmentPredicate, CampaignChange } from '../engine.js';
import { checkHeaders, checkMembers, readJson } from '../http/body.js';
import { ProblemError, unauthorized } from '../problem.js';
import { ServiceError } from '../service-error.js';
import { isAdmin } from './result-routes.js';
import type { Routing } from './routing.js';

const PATH = '/v1/admin/campaigns/:campaign';
const ID = /^[a-z0-9-]{1,64}$/;
/** A campaign of some thousand items. */
const BODY = { maxSize: 1024 * 1024 };
const EMPTY_BODY = { maxSize: 1024, mayBeMissing: true };
const STATES: readonly unknown[] = ['open', 'paused', 'closed'];
const CHANGEABLE = [
  'title',
  'tz',
  'opensAt',
  'closesAt',
  'mode',
  'showCounts',
  'quotas',
  'identity',
  'items',
];
const MAX_REASON_LENGTH = 500;

/** Routes of the administration. Without a key in the configuration there are none. */
export function addAdminRoutes({ app, dependencies, directory }: Routing): void {
  const { engine, results, now, adminKey } = dependencies;
  if (adminKey === undefined) return;

  app.use('/v1/admin/*', async (context, next) => {
    if (context.req.method !== 'OPTIONS' && !isAdmin(context, adminKey)) {
      throw unauthorized('The key of the administration is needed.');
    }
    await next();
  });

  const answer = async (context: Context, campaign: Campaign, status: 200 | 201 = 200) => {
    const { operatorState, source, version } = campaign;
    const { rev, items } = await engine.tally(campaign.id);
    const counts = Object.fromEntries(campaign.items.map(({ id }) => [id, items.get(id)?.count ?? 0]));
    const { commit, seq, hash } = await engine.head(campaign.id);
    return context.json(
      {
        ...directory.answer(campaign),
        operatorState,
        source,
        version,
        rev,
        counts,
        audit: { commit, seq, hash },
      },
      status,
      { 'Cache-Control': 'no-store' },
    );
  };

  app.get(PATH, (context) => answer(context, directory.find(context.req.param('campaign'))));

  app.put(PATH, async (context) => {
    const id = context.req.param('campaign');
    if (!ID.test(id))
      throw new ProblemError('bad-request', 'A campaign id has a–z, 0–9 and hyphens, 1 to 64.');
    const fields = await readJson(context, BODY);
    const change = readDefinition({ id, ...fields }, id, now());
    const status = engine.campaign(id) ? 200 : 201;
    return answer(context, await engine.changeCampaign(change), status);
  });

  app.patch(PATH, async (context) => {
    checkHeaders(context, BODY);
    const campaign = directory.find(context.req.param('campaign'));
    const fields = await readJson(context, BODY);
    checkMembers(fields, ['state', ...CHANGEABLE]);
    const { state, ...changed } = fields;
    if (state !== undefined && !STATES.includes(state)) {
      throw new ProblemError('bad-request', '"state" must be "open", "paused" or "closed".');
    }
    const change: CampaignChange =
      Object.keys(changed).length > 0
        ? readDefinition({ ...describe(campaign), ...changed }, campaign.id, now())
        : { id: campaign.id, at: now() };
    if (state !== undefined) change.operatorState = state as OperatorState;
    return answer(context, await engine.changeCampaign(change));
  });

  app.post(`${PATH}/annul`, async (context) => {
    checkHeaders(context, BODY);
    const campaign = directory.find(context.req.param('campaign'));
    const fields = await readJson(context, BODY);
    checkMembers(fields, ['predicate', 'reason']);
    const { reason } = fields;
    if (typeof reason !== 'string' || reason.trim() === '' || reason.length > MAX_REASON_LENGTH) {
      throw new ProblemError('bad-request', '"reason" must be a text; it stands in the published audit.');
    }
    const predicate = readPredicate(fields.predicate);
    const { votes, rev } = await engine.annul({ campaign: campaign.id, predicate, reason, at: now() });
    return context.json({ annulled: votes, rev }, 200, { 'Cache-Control': 'no-store' });
  });

  app.post(`${PATH}/seal`, async (context) => {
    checkHeaders(context, EMPTY_BODY);
    const campaign = directory.find(context.req.param('campaign'));
    checkMembers(await readJson(context, EMPTY_BODY), []);
    if (stateOf(campaign, now()) !== 'closed') {
      throw new ProblemError('not-closed', 'Close the campaign first.', { status: 409 });
    }
    const sealed = await results.seal(campaign.id, now());
    directory.forgetVoters(campaign.id);
    return context.json(sealed, 200, { 'Cache-Control': 'no-store' });
  });
}

function readDefinition(fields: Record<string, unknown>, id: string, at: number): CampaignChange {
  const { state, ...described } = fields;
  if (state !== undefined && !STATES.includes(state)) {
    throw new ProblemError('bad-request', '"state" must be "open", "paused" or "closed".');
  }
  try {
    const definition = parseCampaign(described);
    if (definition.id !== id) throw new ProblemError('bad-request', '"id" is not that of the address.');
    return { id, definition, ...(state !== undefined && { operatorState: state as OperatorState }), at };
  } catch (error) {
    if (error instanceof ServiceError) throw new ProblemError('bad-request', error.message);
    throw error;
  }
}

/** The description as the file of campaigns has it. */
function describe({ id, title, tz, opensAt, closesAt, mode, showCounts, quotas, identity, items }: Campaign) {
  const time = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());
  const described = {
    id,
    title,
    tz,
    opensAt: time(opensAt),
    closesAt: time(closesAt),
    mode,
    showCounts,
    quotas,
    identity,
    items,
  };
  // What is undefined is left out, as it was in the file.
  return JSON.parse(JSON.stringify(described)) as Record<string, unknown>;
}

function readPredicate(value: unknown): AnnulmentPredicate {
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    Object.keys(value).length === 0
  ) {
    throw new ProblemError(
      'bad-request',
      '"predicate" must name at least one of item, voter, level, from, to.',
    );
  }
  const fields = value as Record<string, unknown>;
  checkMembers(fields, ['item', 'voter', 'level', 'from', 'to']);
  const { item, voter, level, from, to } = fields;
  const isWrong =
    (item !== undefined && !(typeof item === 'string' && ID.test(item))) ||
    (voter !== undefined && !(typeof voter === 'string' && /^[0-9a-f]{32}$/.test(voter))) ||
    (level !== undefined && !LEVELS.includes(level as Level));
  if (isWrong) throw new ProblemError('bad-request', '"predicate" has a wrong item, voter or level.');
  return {
    ...(item !== undefined && { item: item as string }),
    ...(voter !== undefined && { voter: voter as string }),
    ...(level !== undefined && { level: level as Level }),
    ...(from !== undefined && { from: readTime(from) }),
    ...(to !== undefined && { to: readTime(to) }),
  };
}

function readTime(value: unknown): number {
  const time = typeof value === 'string' && /(Z|[+-]\d{2}:\d{2})$/.test(value) ? Date.parse(value) : NaN;
  if (Number.isFinite(time)) return time;
  throw new ProblemError('bad-request', 'Times are ISO 8601, with their zone.');
}
