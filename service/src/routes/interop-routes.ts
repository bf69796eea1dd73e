import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Campaign } from '../campaign.js';
import { checkOpen } from '../campaign-directory.js';
import { firstEmoji } from '../emoji.js';
import { readText } from '../http/body.js';
import { ProblemError, rateLimited } from '../problem.js';
import { RateLimit } from '../rate-limit.js';
import type { Routing } from './routing.js';

const BODY = { maxSize: 1024, types: ['text/plain', '', 'application/x-www-form-urlencoded'] };
const LIST_BODY = { maxSize: 16 * 1024, types: ['text/plain', 'application/json', ''] };
const MAX_CLAPS = 10;
const MAX_ADDRESSES = 100;

/**
 * Buttons of others: Open Heart and applause-button. They know neither voter nor operation, so that each request is a new
 * anonymous voter, and a retry counts again. Off unless a campaign of anonymous voters names them.
 */
export function addInteropRoutes({ app, dependencies, directory, visitors, desk }: Routing): void {
  const { configuration, engine, now } = dependencies;
  const networks = new RateLimit(configuration.limits?.networks);

  const count = async (context: Context, campaign: Campaign, item: string, n: number) => {
    checkOpen(campaign, now());
    const wait = networks.take(visitors.network(context));
    if (wait > 0) throw rateLimited('Too many at once.', wait);
    const voter = { id: randomUUID().replaceAll('-', ''), level: 'anon' as const };
    const isClap = campaign.mode === 'clap';
    const ballot = { op: randomUUID(), seq: 0, item, kind: isClap ? ('clap' as const) : ('like' as const) };
    const [answer] = await desk.submit(campaign, voter, [{ ...ballot, n: isClap ? n : 1 }]);
    if (answer instanceof ProblemError) throw answer;
  };

  const countOf = async (campaign: Campaign, item: string) => {
    if (directory.areCountsHidden(campaign))
      throw new ProblemError('forbidden', 'Counts are hidden for now.');
    return (await engine.tally(campaign.id)).items.get(item)?.count ?? 0;
  };

  const openHeart = (context: Context) => {
    const campaign = directory.find(context.req.param('campaign'));
    const { openHeart: emoji } = directory.settings(campaign.id).interop;
    const item = context.req.param('item')!;
    const isKnown = campaign.items.some(({ id }) => id === item);
    if (emoji === undefined || campaign.identity.minimum !== 'anon' || !isKnown) throw notHere();
    return { campaign, item, emoji };
  };

  app.get('/oh/:campaign/:item', async (context) => {
    const { campaign, item, emoji } = openHeart(context);
    return context.json({ [emoji]: await countOf(campaign, item) }, 200, { 'Cache-Control': 'no-store' });
  });

  app.post('/oh/:campaign/:item', async (context) => {
    const { campaign, item, emoji } = openHeart(context);
    // What follows the emoji is to be ignored, such as the `=` of a form.
    if (firstEmoji(await readText(context, BODY)) !== emoji) {
      throw new ProblemError('bad-request', 'This emoji is not counted here.');
    }
    await count(context, campaign, item, 1);
    return context.text('recorded', 200, { 'Cache-Control': 'no-store' });
  });

  /** The item that an address stands for. */
  const applauded = (address: string): { campaign: Campaign; item: string } | undefined => {
    const key = normalize(address);
    for (const { id } of configuration.campaigns) {
      const { applause = {} } = directory.settings(id).interop;
      if (!Object.hasOwn(applause, key)) continue;
      const campaign = directory.find(id);
      return campaign.identity.minimum === 'anon' ? { campaign, item: applause[key]! } : undefined;
    }
    return undefined;
  };

  const asked = (context: Context) => {
    const found = applauded(context.req.query('url') ?? context.req.header('Referer') ?? '');
    if (!found) throw notHere();
    return found;
  };

  app.get('/compat/applause/get-claps', async (context) => {
    const { campaign, item } = asked(context);
    return context.json(await countOf(campaign, item), 200, { 'Cache-Control': 'no-store' });
  });

  app.post('/compat/applause/update-claps', async (context) => {
    const { campaign, item } = asked(context);
    const [claps] = (await readText(context, LIST_BODY)).replace(/^\s*"/, '').split(',');
    const n = Number(claps);
    await count(context, campaign, item, Number.isInteger(n) ? Math.min(MAX_CLAPS, Math.max(1, n)) : 1);
    return context.json(await countOf(campaign, item), 200, { 'Cache-Control': 'no-store' });
  });

  app.post('/compat/applause/get-multiple', async (context) => {
    const addresses = readAddresses(await readText(context, LIST_BODY));
    const rows: { url: string; claps: number }[] = [];
    for (const address of addresses.slice(0, MAX_ADDRESSES)) {
      const found = applauded(address);
      if (found) rows.push({ url: normalize(address), claps: await countOf(found.campaign, found.item) });
    }
    return context.json(rows, 200, { 'Cache-Control': 'no-store' });
  });
}

function readAddresses(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value as string[];
  } catch {
    // Refused below.
  }
  throw new ProblemError('bad-request', 'The body must be a JSON list of addresses.');
}

/** As applause-button's own server does: without scheme and query. */
function normalize(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/[?#].*$/, '');
}

function notHere(): ProblemError {
  return new ProblemError('not-found', 'Nothing is counted under this address.');
}
