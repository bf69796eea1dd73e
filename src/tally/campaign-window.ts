import type { CampaignMode, CampaignState, CountVisibility, Quotas } from './protocol.js';
import type { CampaignSnapshot } from './tally-adapter.js';

/** A campaign as a page knows it. Times are milliseconds by the server's clock; a wrong clock of a reader's is never asked. */
export interface Campaign {
  readonly state: CampaignState;
  /** Why no votes are taken now, by the server's clock; `undefined` while they are. */
  readonly closure: 'not-open' | 'paused' | 'closed' | undefined;
  readonly mode: CampaignMode | undefined;
  readonly showCounts: CountVisibility;
  readonly quotas: Quotas;
  /** IANA name of its time zone. */
  readonly tz: string | undefined;
  readonly opensAt: number | undefined;
  readonly closesAt: number | undefined;
  /** The server's clock when the page's own stop-watch showed `readAt`. */
  readonly serverTime: number | undefined;
  readonly readAt: number;
}

/** A campaign's next change of state. */
export interface Edge {
  readonly kind: 'opens' | 'closes';
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Milliseconds until then. */
  readonly left: number;
}

const modes: readonly unknown[] = ['toggle', 'once', 'daily', 'clap'];
const states: readonly unknown[] = ['scheduled', 'open', 'paused', 'closed', 'sealed'];

/** What a service says of a campaign; what it does not say, or says wrongly, keeps nobody from liking. */
export function readCampaign(answer: CampaignSnapshot, readAt: number): Campaign {
  const { state, mode, showCounts, quotas, tz, opensAt, closesAt, serverTime } = answer;
  const campaign: Campaign = {
    state: states.includes(state) ? state : 'open',
    closure: undefined,
    mode: modes.includes(mode) ? mode : undefined,
    showCounts: showCounts ?? 'always',
    quotas: quotas ?? {},
    tz,
    opensAt: timeOf(opensAt),
    closesAt: timeOf(closesAt),
    serverTime: timeOf(serverTime),
    readAt,
  };
  return closeAt(campaign, readAt);
}

/** The campaign with its closure at a later moment. */
export function closeAt(campaign: Campaign, watch: number): Campaign {
  const state = stateAt(campaign, watch);
  const closure = state === 'scheduled' ? 'not-open' : state === 'sealed' ? 'closed' : state;
  return { ...campaign, closure: closure === 'open' ? undefined : closure };
}

/** The state by the server's clock, which goes on while nothing is read. */
export function stateAt(campaign: Campaign, watch: number): CampaignState {
  const { state } = campaign;
  const edge = nextEdge(campaign, watch);
  if (!edge || edge.left > 0) return state;
  return edge.kind === 'opens' ? 'open' : 'closed';
}

/** The next opening or closing, as far as the answer that we have tells. */
export function nextEdge(campaign: Campaign, watch: number): Edge | undefined {
  const { state, opensAt, closesAt, serverTime, readAt } = campaign;
  if (serverTime === undefined) return undefined;
  const kind = state === 'scheduled' ? 'opens' : 'closes';
  const at = state === 'scheduled' ? opensAt : state === 'open' ? closesAt : undefined;
  return at === undefined ? undefined : { kind, at, left: at - serverTime - (watch - readAt) };
}

function timeOf(text: unknown): number | undefined {
  const time = typeof text === 'string' ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
