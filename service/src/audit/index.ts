import type { Engine } from '../engine.js';
import { voterSecretName } from '../identity/voter-secret.js';
import type { ResultFile, Results } from '../results.js';
import { makeManifest, votesJsonl } from './export.js';
import { makeSigningKey } from './manifest.js';
import type { NumberedRecord } from './record.js';

const PAGE = 2000;

/** Results as the engine's audit log has them. */
export function createResults(engine: Engine): Results {
  const make = async (campaign: string, at: number, state: string) => {
    const signingKey = await engine.keep('signing-key', makeSigningKey());
    const facts = { campaign, state, madeAt: at, software: 'lanelight-service', signingKey };
    return makeManifest(pagesOf(engine, campaign), facts);
  };
  const keptName = (campaign: string, name: ResultFile) => `sealed:${campaign}:${name}`;

  return {
    async seal(campaign, at) {
      const { operatorState, sealed } = engine.campaign(campaign)!;
      if (!sealed) {
        if (operatorState !== 'closed')
          await engine.changeCampaign({ id: campaign, operatorState: 'closed', at });
        await engine.changeCampaign({ id: campaign, sealed: true, at });
        const { manifest, csv } = await make(campaign, at, 'sealed');
        await engine.keep(keptName(campaign, 'results.csv'), Buffer.from(csv));
        await engine.keep(keptName(campaign, 'manifest.json'), Buffer.from(manifest));
        await engine.forgetSecret(voterSecretName(campaign));
      }
      const { items } = await engine.tally(campaign);
      const counts = Object.fromEntries([...items].map(([item, { count }]) => [item, count]));
      return { head: await engine.head(campaign), counts };
    },
    async file(campaign, name, at) {
      if (name === 'votes.jsonl') return ReadableStream.from(encode(votesJsonl(pagesOf(engine, campaign))));
      const kept = await engine.kept(keptName(campaign, name));
      if (kept) return new TextDecoder().decode(kept);
      const { sealed } = engine.campaign(campaign)!;
      const { manifest, csv } = await make(campaign, at, sealed ? 'sealed' : 'closed');
      return name === 'manifest.json' ? manifest : csv;
    },
  };
}

async function* pagesOf(engine: Engine, campaign: string): AsyncGenerator<readonly NumberedRecord[]> {
  for (let after = 0; ;) {
    const page = await engine.records(campaign, after, PAGE);
    if (page.length === 0) return;
    yield page;
    after = page.at(-1)!.seq;
  }
}

async function* encode(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  for await (const text of texts) yield utf8.encode(text);
}
