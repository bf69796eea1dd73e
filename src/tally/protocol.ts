/**
 * Types of the counting protocol `/v1`, spoken by lanelight-service (`service/openapi.yaml`) and by the adapter
 * `lanelight`. Paths hold no word that ad-blockers hide.
 *
 * ```
 * POST   /v1/campaigns/{campaign}/session            SessionRequest → 201 SessionAnswer | 428 ChallengeProblem
 * GET    /v1/campaigns/{campaign}                    → 200 CampaignAnswer
 * GET    /v1/campaigns/{campaign}/tally?items=a,b    → 200 TallyAnswer, ETag (304 when unchanged); no token; all items when `items` is left out
 * POST   /v1/campaigns/{campaign}/tally              TallyRequest → 200 TallyAnswer, for lists too long for an address
 * GET    /v1/campaigns/{campaign}/mine               → 200 MineAnswer   (Authorization: Bearer)
 * PUT    /v1/campaigns/{campaign}/items/{item}/vote  VoteRequest → 201 VoteAnswer counted | 200 duplicate   (Bearer)
 * DELETE /v1/campaigns/{campaign}/items/{item}/vote  VoteRequest → 200 VoteAnswer   (Bearer; mode toggle only)
 * POST   /v1/campaigns/{campaign}/votes              BatchRequest → 200 BatchAnswer (Bearer, or `token` in a text/plain body)
 * GET    /v1/campaigns/{campaign}/leaderboard        → 200 LeaderboardAnswer
 * GET    /v1/campaigns/{campaign}/events             → text/event-stream: `counts` TallyEvent, `window` CampaignAnswer
 * ```
 * Every error is `application/problem+json` (RFC 9457) with a stable `code`. Times are ISO 8601, UTC.
 */

/** How votes of one reader for one item add up. `once` and `clap` are final; `daily` begins anew each local day. */
export type CampaignMode = 'toggle' | 'once' | 'daily' | 'clap';

/** `open`: votes are taken. `sealed`: closed, and the results are signed. */
export type CampaignState = 'scheduled' | 'open' | 'paused' | 'closed' | 'sealed';

/** When counts are given out: to everybody, to a voter who has voted, or once the campaign is closed. */
export type CountVisibility = 'always' | 'after-vote' | 'after-close';

/** Who may vote: anybody with a token, one whose token cost work, or one whom the newspaper vouches for. */
export type IdentityLevel = 'anon' | 'pow' | 'assertion';

export interface Quotas {
  /** Votes of one voter for one item; in `daily` on one day. */
  perItem?: number;
  /** Votes of one voter in the campaign; in `daily` on one day. */
  perCampaign?: number;
  /** Votes of one voter on one day of the campaign's time zone. */
  perDay?: number;
}

export interface SessionRequest {
  /** The solved challenge of a 428. */
  pow?: string;
  /** What the newspaper's own backend says of the reader. */
  assertion?: string;
}

/** A voter's token for one campaign. */
export interface SessionAnswer {
  /** Opaque; sent as `Authorization: Bearer`. */
  token: string;
  expiresAt: string;
}

export interface CampaignAnswer {
  id: string;
  title: string;
  state: CampaignState;
  mode: CampaignMode;
  /** IANA name of the campaign's time zone, in which its days begin. */
  tz: string;
  opensAt?: string;
  closesAt?: string;
  showCounts: CountVisibility;
  quotas: Quotas;
  identity: { minimum: IdentityLevel };
  /** The server's clock. */
  serverTime: string;
  items: { id: string; title: string }[];
}

export interface TallyRequest {
  items: string[];
}

export interface TallyAnswer {
  /** Grows with each change in the campaign; an answer with a smaller one is late and is dropped. */
  rev: number;
  serverTime: string;
  /** Votes by item. Items that do not exist are left out, and so are all while counts are hidden. */
  counts: Record<string, number>;
}

/** The data of an event `counts`: what changed since the last one. The event's `id` is `rev`. */
export interface TallyEvent {
  rev: number;
  counts: Record<string, number>;
}

export interface MineAnswer {
  rev: number;
  serverTime: string;
  /** The voter's votes by item, where any stand; in `daily` those of `day`, today in the campaign's time zone. */
  mine: Record<string, { n: number; day?: string }>;
  /** Votes that would still be taken, by item, all quotas considered. */
  remaining: Record<string, number>;
}

export interface VoteRequest {
  /** Made by the client (lower-case UUID, version 4 or 7): the same operation is counted once, however often it is sent. */
  op: string;
  /** Grows with each operation of one client; part of what `op` stands for. 0 to 2^53 - 1. */
  seq: number;
}

export type VoteKind = 'like' | 'unlike' | 'clap';

export interface VoteAnswer {
  /** `duplicate`: this operation was counted before, or the vote was as wanted already. */
  status: 'counted' | 'duplicate';
  item: string;
  /** Votes for the item, after the operation; left out while counts are hidden. */
  count?: number;
  /** The voter's votes for the item that stand, after the operation. */
  mine: number;
  /** Votes for the item that would still be taken from the voter. */
  remaining: number;
  rev: number;
}

export interface BatchOperation extends VoteRequest {
  item: string;
  kind: VoteKind;
  /** Votes at once: 1, but in `clap`. */
  n: number;
}

export interface BatchRequest {
  /** At most 50. */
  ops: BatchOperation[];
  /** In the `text/plain` form alone, which can carry no header. */
  token?: string;
}

/** In the order of the operations. A problem's `status` is a number. */
export interface BatchAnswer {
  results: (VoteAnswer | Problem)[];
}

export interface LeaderboardAnswer {
  rev: number;
  serverTime: string;
  /** By count, then by the time at which it was reached, then by id; equal counts share a rank. */
  entries: { item: string; title: string; count: number; rank: number }[];
  /** Asks for the rest as `cursor`, where there is more. */
  next?: string;
}

export type ProblemCode =
  | 'bad-request'
  | 'unauthorized'
  | 'forbidden'
  | 'unknown-campaign'
  | 'unknown-item'
  | 'not-open'
  | 'paused'
  | 'closed'
  | 'quota'
  | 'op-reused'
  | 'op-in-progress'
  | 'challenge'
  | 'rate-limited'
  | 'not-found'
  | 'unavailable';

/** RFC 9457. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  /** With `quota`: when votes are taken again, where they will be. */
  resetsAt?: string;
  /** With `quota`. */
  remaining?: number;
}

/** Status 428: a token costs work. The challenge is altcha's, and so is its solution. */
export interface ChallengeProblem extends Problem {
  code: 'challenge';
  challenge: Record<string, unknown>;
}
