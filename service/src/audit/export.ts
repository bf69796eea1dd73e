import { createHash } from 'node:crypto';
import { LogTotals } from './log-totals.js';
import { FORMAT, signManifest } from './manifest.js';
import {
  canonicalRecord,
  parseRecordLine,
  recordLine,
  type AuditRules,
  type NumberedRecord,
} from './record.js';

import { resultsCsv } from './results-csv.js';

export const VOTES_FILE = 'votes.jsonl';
export const RESULTS_FILE = 'results.csv';
export const MANIFEST_FILE = 'manifest.json';

/** A campaign's records in order, some at a time. */
export type RecordPages = AsyncIterable<readonly NumberedRecord[]> | Iterable<readonly NumberedRecord[]>;

export interface ManifestFacts {
  campaign: string;
  state: string;
  madeAt: number;
  software: string;
  signingKey: Uint8Array;
}

/** `votes.jsonl`, some lines at a time: the same bytes for the same records, whoever writes them. */
export async function* votesJsonl(pages: RecordPages): AsyncGenerator<string> {
  for await (const page of pages) {
    let text = '';
    for (const record of page) text += `${recordLine(record, canonicalRecord(record))}\n`;
    yield text;
  }
}

/**
 * Goes through all records and signs what they come to.
 *
 * @param expectedHead The end of the chain as it was stored with the last commit.
 * @throws Error if the records do not lead there: somebody changed the store, and such a result must not be signed.
 */
export async function makeManifest(
  pages: RecordPages,
  facts: ManifestFacts,
  expectedHead: string,
): Promise<{ manifest: string; csv: string; records: number; head: string }> {
  const { campaign, state, madeAt, software, signingKey } = facts;
  const totals = new LogTotals(campaign);
  const votes = createHash('sha256');
  let votesBytes = 0;
  for await (const text of votesJsonl(pages)) {
    votes.update(text);
    votesBytes += Buffer.byteLength(text);
    // The lines as they will be read, so that nothing is signed that `verify` would refuse.
    for (const line of text.split('\n').slice(0, -1)) {
      const parsed = parseRecordLine(line);
      const fault = parsed ? totals.add(parsed.record, parsed.canonical) : 'it cannot be read';
      if (fault) throw new Error(`the audit log of ${campaign} is damaged: ${fault}: ${line.slice(0, 200)}`);
    }
  }
  const { rules, counts, ...chain } = totals.finish();
  if (chain.head !== expectedHead) {
    throw new Error(`the audit log of ${campaign} is damaged: its records do not lead to ${expectedHead}`);
  }
  const csv = resultsCsv(counts, rules?.items ?? []);
  const manifest = signManifest(
    {
      format: FORMAT,
      software,
      campaign,
      state,
      madeAt: new Date(madeAt).toISOString(),
      rules: rules ?? NO_RULES,
      counts,
      ...chain,
      files: [
        {
          name: RESULTS_FILE,
          bytes: Buffer.byteLength(csv),
          sha256: createHash('sha256').update(csv).digest('hex'),
        },
        { name: VOTES_FILE, bytes: votesBytes, sha256: votes.digest('hex') },
      ],
    },
    signingKey,
  );
  return { manifest, csv, records: chain.records, head: chain.head };
}

/** Of a campaign that nobody ever served. */
const NO_RULES: AuditRules = {
  title: '',
  mode: '',
  state: '',
  tz: '',
  opensAt: null,
  closesAt: null,
  quotas: { perItem: 0, perCampaign: null, perDay: null },
  minimum: '',
  items: [],
};
