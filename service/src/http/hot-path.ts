import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CampaignDirectory } from '../campaign-directory.js';
import type { Campaign } from '../campaign.js';
import type { Engine } from '../engine.js';
import type { Voter } from '../identity/voter-token.js';
import type { Metrics } from '../metrics.js';
import { ProblemError, toProblem } from '../problem.js';
import type { TallyPages } from '../tally-pages.js';
import { VOTE_BODY_BYTES, type VoteDesk } from '../vote-desk.js';
import { parseJson, readIncoming } from './body.js';
import { FIXED_HEADERS } from './fixed-headers.js';
import type { Origins } from './origins.js';
import type { Visitors } from './visitors.js';

/** Takes a request and answers it, or returns false and leaves it as it is. */
export type HotPath = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

export interface HotPathOptions {
  engine: Engine;
  directory: CampaignDirectory;
  visitors: Visitors;
  desk: VoteDesk;
  origins: Origins;
  pages: TallyPages;
  metrics: Metrics;
  now: () => number;
  onError?: ((error: unknown) => void) | undefined;
}

const VOTE = /^\/v1\/campaigns\/([a-z0-9-]{1,64})\/items\/([a-z0-9-]{1,64})\/vote$/;
const TALLY = /^\/v1\/campaigns\/([a-z0-9-]{1,64})\/tally(?:\?items=([a-z0-9,-]{1,8000}))?$/;
const BEARER = /^Bearer (\S+)$/;
const ENTITY_TAG = /^W\/"\d+"$/;
const JSON_HEADERS = flatten({ ...FIXED_HEADERS, Vary: 'Origin', 'Content-Type': 'application/json' });
const VOTE_HEADERS = [...JSON_HEADERS, 'Cache-Control', 'no-store'];
const PROBLEM_HEADERS = flatten({
  ...FIXED_HEADERS,
  Vary: 'Origin',
  'Content-Type': 'application/problem+json',
});

/**
 * Votes and tallies are nearly all that is asked for when it matters. In their plain shape, as our elements send them, they
 * are answered on `node:http` itself, by the same objects that the routes use; a request that is unusual in any way goes to
 * the routes. `bench/speed.mjs` says what it is worth.
 */
export function createHotPath(options: HotPathOptions): HotPath {
  const { directory, origins, visitors, desk, engine, pages, metrics, now, onError } = options;

  const send = (outgoing: ServerResponse, status: number, headers: string[], body: string) => {
    metrics.add('lanelight_answers_total', status);
    if (outgoing.destroyed) return;
    outgoing.writeHead(status, headers.concat('Content-Length', String(Buffer.byteLength(body))));
    outgoing.end(body);
  };

  const refuse = (outgoing: ServerResponse, error: unknown, cors: string[]) => {
    if (!(error instanceof ProblemError)) onError?.(error);
    const problem = toProblem(error);
    const headers = flatten({ 'Cache-Control': 'no-store', ...problem.headers });
    send(outgoing, problem.status, [...PROBLEM_HEADERS, ...headers, ...cors], JSON.stringify(problem));
  };

  const vote = async (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    cors: string[],
    { campaign, voter, item }: { campaign: Campaign; voter: Voter; item: string },
  ) => {
    try {
      const fields = parseJson(await readIncoming(incoming, VOTE_BODY_BYTES));
      const answer = await desk.cast(campaign, voter, item, 'like', fields);
      const status = answer.status === 'counted' ? 201 : 200;
      send(
        outgoing,
        status,
        cors.length === 0 ? VOTE_HEADERS : VOTE_HEADERS.concat(cors),
        JSON.stringify(answer),
      );
    } catch (error) {
      refuse(outgoing, error, cors);
    }
  };

  const takeVote = (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const match = VOTE.exec(incoming.url!);
    const { headers } = incoming;
    const token = BEARER.exec(headers.authorization ?? '')?.[1];
    if (!match || token === undefined || !isPlainJson(incoming)) return false;
    const cors = origins.corsOf(headers.origin);
    if (!cors) return false;
    try {
      const campaign = directory.find(match[1]);
      const item = match[2]!;
      void vote(incoming, outgoing, cors, {
        campaign,
        item,
        voter: desk.admit(campaign, item, visitors, token),
      });
    } catch (error) {
      // The body is small, and read away so that the connection can be used again.
      incoming.resume();
      refuse(outgoing, error, cors);
    }
    return true;
  };

  const takeTally = (incoming: IncomingMessage, outgoing: ServerResponse): boolean => {
    const match = TALLY.exec(incoming.url!);
    const { headers } = incoming;
    if (!match || headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) {
      return false;
    }
    const known = headers['if-none-match'];
    if (known !== undefined && !ENTITY_TAG.test(known)) return false;
    const cors = headers.origin === undefined ? [] : origins.corsOf(headers.origin);
    const campaign = engine.campaign(match[1]!);
    if (!cors || !campaign || !directory.has(campaign) || directory.areCountsHidden(campaign)) return false;
    void engine.tally(campaign.id).then(
      (tally) => {
        const entityTag = pages.entityTag(tally, false);
        const caching = ['ETag', entityTag, 'Cache-Control', 'public, max-age=1', ...cors];
        if (known === entityTag) {
          metrics.add('lanelight_answers_total', 304);
          outgoing.writeHead(304, [...flatten(FIXED_HEADERS), 'Vary', 'Origin', ...caching]).end();
          return;
        }
        const body = pages.encodeList(campaign, tally, new Date(now()).toISOString(), match[2]);
        send(outgoing, 200, [...JSON_HEADERS, ...caching], body);
      },
      (error) => refuse(outgoing, error, cors),
    );
    return true;
  };

  return (incoming, outgoing) => {
    if (incoming.method === 'PUT') return takeVote(incoming, outgoing);
    return incoming.method === 'GET' && takeTally(incoming, outgoing);
  };
}

function isPlainJson({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return (
    headers['content-type'] === 'application/json' &&
    length !== undefined &&
    Number(length) <= VOTE_BODY_BYTES &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers.expect === undefined
  );
}

function flatten(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flat();
}
