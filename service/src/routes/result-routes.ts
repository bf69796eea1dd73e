import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { stateOf } from '../campaign.js';
import { bearerOf } from '../http/visitors.js';
import { ProblemError } from '../problem.js';
import { RESULT_FILES, type ResultFile } from '../results.js';
import type { Routing } from './routing.js';

/** Routes of the signed results: for everybody once the campaign is closed, for the administration at any time. */
export function addResultRoutes({ app, dependencies, directory }: Routing): void {
  const { engine, results, now, adminKey } = dependencies;

  const answer = async (context: Context, name: ResultFile) => {
    const campaign = directory.find(context.req.param('campaign'));
    if (stateOf(campaign, now()) !== 'closed' && !isAdmin(context, adminKey)) {
      throw new ProblemError('not-closed', 'Results are given out once the campaign is closed.');
    }
    const headers = {
      'Content-Type': RESULT_FILES[name],
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    };
    if (context.req.method === 'HEAD') return context.body(null, 200, headers);
    // A file that has begun to flow cannot turn into a refusal any more.
    await engine.head(campaign.id);
    return context.body(await results.file(campaign.id, name, now()), 200, headers);
  };

  for (const name of Object.keys(RESULT_FILES) as ResultFile[]) {
    app.get(`/v1/campaigns/:campaign/results/${name}`, (context) => answer(context, name));
    app.get(`/v1/campaigns/:campaign/${name}`, (context) => answer(context, name));
  }
}

/** Whether the request bears the administration's key. Compared as hashes: neither length nor time says anything of it. */
export function isAdmin(context: Context, adminKey: string | undefined): boolean {
  const sent = bearerOf(context);
  return adminKey !== undefined && sent !== undefined && timingSafeEqual(sha256(sent), sha256(adminKey));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
