import type { ChainHead, Engine } from '../engine.js';
import { voterSecretName } from '../identity/voter-secret.js';
import type { ResultFile, Results } from '../results.js';
import { makeManifest, MANIFEST_FILE, RESULTS_FILE, VOTES_FILE, votesJsonl } from './export.js';
import { publicKeyOf } from './manifest.js';
import type { NumberedRecord } from './record.js';

const PAGE = 2000;
const SOFTWARE = 'lanelight-service 0.1.0';
/** A file that is asked for belongs to the manifest that was handed out last, if that is not older. */
const SNAPSHOT_MS = 10 * 60_000;

/** Manifest and counts as of one moment of a campaign. */
interface Snapshot {
  head: ChainHead;
  state: string;
  madeAt: number;
  manifest: string;
  csv: string;
}

export interface ResultsOptions {
  /** Told of each seal in one line, so that head and public key stand in the log too. */
  log?: (line: string) => void;
}

/** Results as the engine's audit log has them: a sealed campaign's are kept, all others are made when asked for. */
export function createResults(engine: Engine, { log = console.log }: ResultsOptions = {}): Results {
  const snapshots = new Map<string, Snapshot>();
  const signingKey = () => engine.secret('signing-key');
  const keptName = (campaign: string, name: ResultFile) => `sealed:${campaign}:${name}`;

  const makeSnapshot = async (campaign: string, at: number): Promise<Snapshot> => {
    const { sealed, operatorState } = engine.campaign(campaign)!;
    const state = sealed ? 'sealed' : operatorState;
    const head = await engine.head(campaign);
    const last = snapshots.get(campaign);
    if (last && last.head.hash === head.hash && last.state === state) return last;
    const facts = { campaign, state, madeAt: at, software: SOFTWARE, signingKey: await signingKey() };
    const { manifest, csv } = await makeManifest(pagesOf(engine, campaign, head.seq), facts, head.hash);
    const snapshot = { head, state, madeAt: at, manifest, csv };
    snapshots.set(campaign, snapshot);
    return snapshot;
  };

  /** The same for the three files, as long as one download takes. */
  const snapshotFor = async (campaign: string, name: ResultFile, at: number): Promise<Snapshot> => {
    const last = snapshots.get(campaign);
    const isOpen = engine.campaign(campaign)!.operatorState !== 'closed';
    if (name !== MANIFEST_FILE && isOpen && last && Math.abs(at - last.madeAt) < SNAPSHOT_MS) return last;
    return makeSnapshot(campaign, at);
  };

  /** Sealed, its files kept and its voters' key destroyed: also after a crash between any two of these. */
  const finishSeal = async (campaign: string, at: number): Promise<void> => {
    if (await engine.kept(keptName(campaign, MANIFEST_FILE))) return;
    await engine.forgetSecret(voterSecretName(campaign));
    const { manifest, csv } = await makeSnapshot(campaign, at);
    await engine.keep(keptName(campaign, RESULTS_FILE), Buffer.from(csv));
    await engine.keep(keptName(campaign, MANIFEST_FILE), Buffer.from(manifest));
  };

  return {
    async seal(campaign, at) {
      const { operatorState, sealed } = engine.campaign(campaign)!;
      if (!sealed && operatorState !== 'closed') {
        await engine.changeCampaign({ id: campaign, operatorState: 'closed', at });
      }
      if (!sealed) await engine.changeCampaign({ id: campaign, sealed: true, at });
      await finishSeal(campaign, at);
      const head = await engine.head(campaign);
      const publicKey = publicKeyOf(await signingKey());
      log(
        `lanelight-service: 活动 ${campaign} 已封存。 The campaign ${campaign} is sealed: ` +
          `records ${head.seq}, head ${head.hash}, public key ${publicKey}`,
      );
      const { items } = await engine.tally(campaign);
      return {
        head,
        counts: Object.fromEntries([...items].map(([item, { count }]) => [item, count])),
        publicKey,
      };
    },

    async file(campaign, name, at) {
      const { sealed } = engine.campaign(campaign)!;
      if (sealed) await finishSeal(campaign, at);
      if (sealed && name !== VOTES_FILE) {
        return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
          await engine.kept(keptName(campaign, name)),
        );
      }
      if (name === VOTES_FILE) {
        const { seq } = sealed ? await engine.head(campaign) : (await snapshotFor(campaign, name, at)).head;
        return ReadableStream.from(encode(votesJsonl(pagesOf(engine, campaign, seq))));
      }
      const { manifest, csv } = await snapshotFor(campaign, name, at);
      return name === MANIFEST_FILE ? manifest : csv;
    },
  };
}

async function* pagesOf(
  engine: Engine,
  campaign: string,
  last: number,
): AsyncGenerator<readonly NumberedRecord[]> {
  for (let after = 0; after < last;) {
    const page = await engine.records(campaign, after, Math.min(PAGE, last - after));
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)!.seq;
  }
}

async function* encode(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  for await (const text of texts) yield utf8.encode(text);
}
