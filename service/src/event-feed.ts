import type { CampaignDirectory } from './campaign-directory.js';
import type { Campaign } from './campaign.js';
import type { Engine, Tally } from './engine.js';

type Client = ReadableStreamDefaultController<Uint8Array>;

interface Channel {
  readonly clients: Set<Client>;
  readonly timer: NodeJS.Timeout;
  ticks: number;
  /** What the clients have. */
  rev: number;
  counts: Map<string, number>;
  window: string;
  isBusy: boolean;
}

const TICK_MS = 500;
const HEARTBEAT_TICKS = 30;
const MAX_CLIENTS = 5000;
/** A client that reads so much more slowly than the rest is let go; it comes again by itself. */
const MAX_BACKLOG_BYTES = 64 * 1024;
const RETRY_MS = 5000;

const utf8 = new TextEncoder();

/** Live counts for the pages that want them: one look at the numbers for all clients of a campaign, encoded once. */
export class EventFeed {
  readonly #engine: Engine;
  readonly #directory: CampaignDirectory;
  readonly #channels = new Map<string, Channel>();
  #clients = 0;
  #isClosed = false;

  constructor(engine: Engine, directory: CampaignDirectory) {
    this.#engine = engine;
    this.#directory = directory;
  }

  get clients(): number {
    return this.#clients;
  }

  get isFull(): boolean {
    return this.#isClosed || this.#clients >= MAX_CLIENTS;
  }

  /** What a new client is sent, first what it lacks: `rev` is the revision that it has. */
  async subscribe(campaign: Campaign, rev: number | undefined): Promise<ReadableStream<Uint8Array>> {
    const { id } = campaign;
    const tally = await this.#engine.tally(id);
    let own: Client;
    return new ReadableStream<Uint8Array>(
      {
        start: (client) => {
          own = client;
          this.#clients++;
          const channel = this.#provide(id, tally);
          channel.clients.add(client);
          // Clients of one moment must not come again in one moment.
          const retry = RETRY_MS + Math.floor(Math.random() * RETRY_MS);
          client.enqueue(utf8.encode(`retry: ${retry}\n\n${this.#windowEvent(campaign)}`));
          if (rev !== tally.rev) client.enqueue(this.#countsEvent(tally, this.#countsOf(campaign, tally)));
        },
        cancel: () => this.#drop(id, own),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MAX_BACKLOG_BYTES }),
    );
  }

  close(): void {
    this.#isClosed = true;
    for (const [id, { clients }] of this.#channels) {
      for (const client of clients) {
        client.close();
        this.#drop(id, client);
      }
    }
  }

  #provide(id: string, tally: Tally): Channel {
    let channel = this.#channels.get(id);
    if (!channel) {
      const timer = setInterval(() => void this.#tick(id), TICK_MS);
      const campaign = this.#engine.campaign(id)!;
      channel = {
        clients: new Set(),
        timer,
        ticks: 0,
        rev: tally.rev,
        counts: new Map(),
        window: '',
        isBusy: false,
      };
      channel.counts = this.#countsOf(campaign, tally);
      channel.window = this.#windowOf(campaign);
      this.#channels.set(id, channel);
    }
    return channel;
  }

  async #tick(id: string): Promise<void> {
    const channel = this.#channels.get(id);
    const campaign = this.#engine.campaign(id);
    if (!channel || !campaign || channel.isBusy) return;
    channel.isBusy = true;
    try {
      const tally = await this.#engine.tally(id);
      const window = this.#windowOf(campaign);
      if (window !== channel.window) this.#send(id, channel, utf8.encode(this.#windowEvent(campaign)));
      // A window that ends may show what was hidden, with no vote in between.
      if (tally.rev !== channel.rev || window !== channel.window)
        this.#sendChanges(id, channel, campaign, tally);
      channel.window = window;
      if (++channel.ticks % HEARTBEAT_TICKS === 0) this.#send(id, channel, utf8.encode(': hb\n\n'));
    } catch {
      // The numbers cannot be had now; the next tick asks again.
    } finally {
      channel.isBusy = false;
    }
  }

  #sendChanges(id: string, channel: Channel, campaign: Campaign, tally: Tally): void {
    const counts = this.#countsOf(campaign, tally);
    const changed = new Map([...counts].filter(([item, count]) => channel.counts.get(item) !== count));
    channel.rev = tally.rev;
    channel.counts = counts;
    this.#send(id, channel, this.#countsEvent(tally, changed));
  }

  #send(id: string, { clients }: Channel, bytes: Uint8Array): void {
    for (const client of clients) {
      if ((client.desiredSize ?? 0) > 0) {
        client.enqueue(bytes);
      } else {
        client.close();
        this.#drop(id, client);
      }
    }
  }

  #drop(id: string, client: Client): void {
    const channel = this.#channels.get(id);
    if (!channel?.clients.delete(client)) return;
    this.#clients--;
    if (channel.clients.size > 0) return;
    clearInterval(channel.timer);
    this.#channels.delete(id);
  }

  #countsOf(campaign: Campaign, { items }: Tally): Map<string, number> {
    // Whoever listens shows no token.
    if (this.#directory.areCountsHidden(campaign)) return new Map();
    return new Map(campaign.items.map(({ id }) => [id, items.get(id)?.count ?? 0]));
  }

  #countsEvent({ rev }: Tally, counts: ReadonlyMap<string, number>): Uint8Array {
    const data = JSON.stringify({ rev, counts: Object.fromEntries(counts) });
    return utf8.encode(`id: ${rev}\nevent: counts\ndata: ${data}\n\n`);
  }

  #windowEvent(campaign: Campaign): string {
    return `event: window\ndata: ${JSON.stringify(this.#directory.answer(campaign))}\n\n`;
  }

  #windowOf(campaign: Campaign): string {
    const { serverTime, ...rest } = this.#directory.answer(campaign);
    return serverTime && JSON.stringify(rest);
  }
}
