import type { Campaign } from './campaign.js';
import type { Tally } from './engine.js';

/** Pages of asked items that are kept: sites ask for few different lists, over and over. */
const MAX_LISTS = 1000;

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
  readonly #lists = new Map<string, Page>();

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
    return finish(provide(this.#pages, campaign.id, campaign, tally, ids), serverTime);
  }

  /** As `encode`, of items as they stand in the address: `a,b,c`. */
  encodeList(campaign: Campaign, tally: Tally, serverTime: string, list: string | undefined): string {
    if (list === undefined) return this.encode(campaign, tally, serverTime);
    if (this.#lists.size >= MAX_LISTS) this.#lists.clear();
    const head = provide(this.#lists, `${campaign.id}?${list}`, campaign, tally, () => {
      const asked = new Set(list.split(','));
      return campaign.items.map(({ id }) => id).filter((id) => asked.has(id));
    });
    return finish(head, serverTime);
  }
}

/** The page of this revision, encoded where there is none yet. */
function provide(
  pages: Map<string, Page>,
  name: string,
  { version }: Campaign,
  tally: Tally,
  ids: () => string[],
): string {
  const kept = pages.get(name);
  if (kept && kept.rev === tally.rev && kept.version === version) return kept.head;
  const head = encodeHead(tally, ids());
  pages.set(name, { rev: tally.rev, version, head });
  return head;
}

function encodeHead({ rev, items }: Tally, ids: readonly string[]): string {
  const counts = Object.fromEntries(ids.map((id) => [id, items.get(id)?.count ?? 0]));
  return `{"rev":${rev},"counts":${JSON.stringify(counts)}`;
}

function finish(head: string, serverTime: string): string {
  return `${head},"serverTime":"${serverTime}"}`;
}
