import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { LEVELS, type Campaign } from '../campaign.js';
import { clientAddress, NetworkNames, type ProxyTrust } from '../identity/network.js';
import type { Voter, VoterTokens } from '../identity/voter-token.js';
import { unauthorized } from '../problem.js';

export interface VisitorsOptions {
  tokens: VoterTokens;
  trustProxy: ProxyTrust | undefined;
  now: () => number;
}

/** Who asks: a voter, by the token; a network, by the address. */
export class Visitors {
  readonly #options: VisitorsOptions;
  readonly #networks: NetworkNames;

  constructor(options: VisitorsOptions) {
    this.#options = options;
    this.#networks = new NetworkNames(options.now);
  }

  /** @throws ProblemError unless there is a token of this campaign that is good for it. */
  authenticate(context: Context, campaign: Campaign): Voter {
    return this.verify(campaign, bearerOf(context));
  }

  /** As `authenticate`, of a token that came in the body. */
  verify({ id, identity }: Campaign, token: string | undefined): Voter {
    const voter = token && this.#options.tokens.verify(id, token, this.#options.now());
    if (!voter) throw unauthorized('A valid token of this campaign is needed: POST …/session.');
    if (LEVELS.indexOf(voter.level) < LEVELS.indexOf(identity.minimum)) {
      throw unauthorized(`The campaign now asks for more: "${identity.minimum}". Open a new session.`);
    }
    return voter;
  }

  /** The network that asks, under a name that says nothing. */
  network(context: Context): string {
    const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage };
    const forwarded = context.req.header('X-Forwarded-For');
    return this.#networks.of(
      clientAddress(incoming?.socket.remoteAddress, forwarded, this.#options.trustProxy),
    );
  }
}

export function bearerOf(context: Context): string | undefined {
  return /^Bearer +(\S+)$/i.exec(context.req.header('Authorization') ?? '')?.[1];
}
