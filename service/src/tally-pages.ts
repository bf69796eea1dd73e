import type { Campaign } from './campaign.js';
import type { Tally } from './engine.js';

interface Page {
  rev: number;
  version: number;
  head: string;
}

/**
 * Tallies as they go out. The numbers of a campaign are encoded once for each revision; the time is added to each answer,
 * which is why the entity tag is a weak one.
 */
export class TallyPages {
  readonly #pages = new Map<string, Page>();

  /** The revision covers the description too, so that every process and every start gives the same tag. */
  entityTag({ rev }: Tally, isHidden: boolean): string {
    return `W/"${rev}${isHidden ? '-hidden' : ''}"`;
  }

  /** A TallyAnswer of the asked items, or of all. */
  encode(campaign: Campaign, tally: Tally, serverTime: string, asked?: ReadonlySet<string>): string {
    const ids = () => campaign.items.map(({ id }) => id);
    if (asked) {
      return finish(
        encodeHead(
          tally,
          ids().filter((id) => asked.has(id)),
        ),
        serverTime,
      );
    }
    const { id, version } = campaign;
    let page = this.#pages.get(id);
    if (!page || page.rev !== tally.rev || page.version !== version) {
      page = { rev: tally.rev, version, head: encodeHead(tally, ids()) };
      this.#pages.set(id, page);
    }
    return finish(page.head, serverTime);
  }
}

function encodeHead({ rev, items }: Tally, ids: readonly string[]): string {
  const counts = Object.fromEntries(ids.map((id) => [id, items.get(id)?.count ?? 0]));
  return `{"rev":${rev},"counts":${JSON.stringify(counts)}`;
}

function finish(head: string, serverTime: string): string {
  return `${head},"serverTime":"${serverTime}"}`;
}
