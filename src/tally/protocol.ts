/**
 * Types of the counting protocol `/v1`, spoken by lanelight-service (`service/openapi.yaml`) and by the adapter
 * `lanelight`. Paths hold no word that ad-blockers hide.
 *
 * ```
 * POST   /v1/campaigns/{campaign}/session            → 201 SessionAnswer
 * GET    /v1/campaigns/{campaign}                    → 200 CampaignAnswer
 * GET    /v1/campaigns/{campaign}/tally?items=a,b    → 200 TallyAnswer, ETag (304 when unchanged); no token; all items when `items` is left out
 * GET    /v1/campaigns/{campaign}/mine               → 200 MineAnswer   (Authorization: Bearer)
 * PUT    /v1/campaigns/{campaign}/items/{item}/vote  VoteRequest → 201 VoteAnswer counted | 200 duplicate   (Bearer)
 * DELETE /v1/campaigns/{campaign}/items/{item}/vote  VoteRequest → 200 VoteAnswer   (Bearer; mode toggle only)
 * ```
 * Every error is `application/problem+json` (RFC 9457) with a stable `code`.
 */

/** A voter's token for one campaign. */
export interface SessionAnswer {
  /** Opaque; sent as `Authorization: Bearer`. */
  token: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** `open`: votes are taken. */
export type CampaignState = 'scheduled' | 'open' | 'paused' | 'closed';

export interface CampaignAnswer {
  id: string;
  title: string;
  state: CampaignState;
  mode: 'toggle';
  /** The server's clock, ISO 8601, UTC. */
  serverTime: string;
  items: { id: string; title: string }[];
}

export interface TallyAnswer {
  /** Grows with each change in the campaign; an answer with a smaller one is late and is dropped. */
  rev: number;
  serverTime: string;
  /** Votes by item. Items that were asked for and do not exist are left out. */
  tally: Record<string, number>;
}

export interface MineAnswer {
  rev: number;
  /** 1 for each item for which the voter has a vote standing. */
  mine: Record<string, number>;
}

export interface VoteRequest {
  /** Made by the client (UUID): the same operation is counted once, however often it is sent. */
  op: string;
}

export interface VoteAnswer {
  /** `duplicate`: nothing changed, since this operation, or a vote that says the same, was counted before. */
  status: 'counted' | 'duplicate';
  item: string;
  /** Votes for the item, after the operation. */
  tally: number;
  /** 1 if the voter's vote stands, else 0. */
  mine: 0 | 1;
  rev: number;
}

export type ProblemCode =
  | 'bad-request'
  | 'unauthorized'
  | 'unknown-campaign'
  | 'unknown-item'
  | 'not-open'
  | 'paused'
  | 'closed'
  | 'op-reused'
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
}
