/** What one voter can do: give and take back; vote once; vote once a day; clap many times. */
export type Mode = 'toggle' | 'once' | 'daily' | 'clap';
/** When the public sees numbers; `after-vote`: who voted sees them at once, all others after the close. */
export type ShowCounts = 'always' | 'after-vote' | 'after-close';
/** How dear it was to become a voter. */
export type Level = 'anon' | 'pow' | 'assertion';

export const MODES: readonly Mode[] = ['toggle', 'once', 'daily', 'clap'];
export const SHOW_COUNTS: readonly ShowCounts[] = ['always', 'after-vote', 'after-close'];
/** From cheap to dear. */
export const LEVELS: readonly Level[] = ['anon', 'pow', 'assertion'];

/** One candidate, story or neighbour that can be voted for. */
export interface CampaignItem {
  /** `[a-z0-9-]{1,64}`, never changed once votes are counted. */
  id: string;
  title: string;
}

/** What one voter has at most. */
export interface Quotas {
  /** Votes for one item; in mode `daily` for one item on one local day. */
  perItem: number;
  /** Votes in the whole campaign. */
  perCampaign?: number;
  /** Votes given on one local day, over all items. */
  perDay?: number;
}

/** A campaign as its operator describes it. Plain data: it is stored, and it is part of the audit. */
export interface CampaignDefinition {
  /** `[a-z0-9-]{1,64}`, never changed once votes are counted. */
  id: string;
  title: string;
  /** IANA time zone, whose midnight begins a day. */
  tz: string;
  /** First moment at which votes are taken, in milliseconds since 1970 UTC. */
  opensAt?: number;
  /** First moment at which votes are no longer taken, in milliseconds since 1970 UTC. */
  closesAt?: number;
  mode: Mode;
  showCounts: ShowCounts;
  quotas: Quotas;
  /** The least that makes a voter. */
  identity: { minimum: Level };
  items: readonly CampaignItem[];
}

/** What the operator set; the clock can only narrow it. */
export type OperatorState = 'open' | 'paused' | 'closed';
export type CampaignState = 'scheduled' | OperatorState;

/** A campaign as it is kept. */
export interface Campaign extends CampaignDefinition {
  operatorState: OperatorState;
  /** Results are signed and final. */
  sealed: boolean;
  /** Who described it last: the file of campaigns, or the administration. */
  source: 'file' | 'admin';
  /** Grows with each change of the description or the state. */
  version: number;
}

/** The state of a campaign at a moment of the server's clock. */
export function stateOf(
  campaign: Pick<Campaign, 'opensAt' | 'closesAt' | 'operatorState' | 'sealed'>,
  now: number,
): CampaignState {
  const { opensAt, closesAt, operatorState, sealed } = campaign;
  if (sealed || operatorState === 'closed' || (closesAt !== undefined && now >= closesAt)) return 'closed';
  if (opensAt !== undefined && now < opensAt) return 'scheduled';
  return operatorState;
}
