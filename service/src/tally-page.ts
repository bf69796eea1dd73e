import { randomBytes } from 'node:crypto';
import type { Campaign } from './configuration.js';
import type { Tally } from './engine.js';

/**
 * A campaign's tally as it goes out. The numbers are encoded once for each revision; the time is added to each answer,
 * which is why the entity tag is a weak one.
 */
export class TallyPage {
  /** Other at each start: the list of items may have changed, though the revision did not. */
  readonly #start = randomBytes(6).toString('base64url');
  readonly #items: readonly string[];
  #rev = -1;
  #head = '';

  constructor(campaign: Campaign) {
    this.#items = campaign.items.map((item) => item.id);
  }

  entityTag(tally: Tally): string {
    return `W/"${tally.rev}-${this.#start}"`;
  }

  /** A TallyAnswer of the asked items, or of all. */
  encode(tally: Tally, serverTime: string, asked?: ReadonlySet<string>): string {
    if (asked) {
      const items = this.#items.filter((item) => asked.has(item));
      return finish(encodeHead(tally, items), serverTime);
    }
    if (this.#rev !== tally.rev) {
      this.#rev = tally.rev;
      this.#head = encodeHead(tally, this.#items);
    }
    return finish(this.#head, serverTime);
  }
}

function encodeHead({ rev, votes }: Tally, items: readonly string[]): string {
  const tally = Object.fromEntries(items.map((item) => [item, votes.get(item) ?? 0]));
  return `{"rev":${rev},"tally":${JSON.stringify(tally)}`;
}

function finish(head: string, serverTime: string): string {
  return `${head},"serverTime":"${serverTime}"}`;
}
