import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_FILE, RESULTS_FILE, VOTES_FILE } from './export.js';
import { LogTotals, type Totals } from './log-totals.js';
import { openManifest, type Manifest } from './manifest.js';
import { canonicalRules, parseRecordLine } from './record.js';
import { RuleCheck } from './rule-check.js';
import { resultsCsv } from './results-csv.js';

export interface Verdict {
  /** The first fault: where, and what; undefined if there is none. */
  fault?: string;
  manifest?: Manifest;
}

const LINE_BREAK = 0x0a;
/** No line that the service writes is longer. */
const MAX_LINE_BYTES = 1024 * 1024;

/**
 * Recomputes results from their files alone: signature, hashes, chain, window, days, quotas and counts.
 *
 * @param publicKey In hexadecimal: the one that was published at the seal. Without it the files only prove that they
 *   belong together.
 */
export async function verifyDirectory(directory: string, publicKey?: string): Promise<Verdict> {
  try {
    return await verify(directory, publicKey);
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message };
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { fault: `${path ?? directory}: 无法读取。 Cannot be read. (${code})` };
  }
}

class Fault extends Error {}

async function verify(directory: string, publicKey?: string): Promise<Verdict> {
  const manifest = openManifest(decode(await readFile(join(directory, MANIFEST_FILE)), MANIFEST_FILE));
  if (!manifest) {
    throw new Fault(
      `${MANIFEST_FILE}: 不是本服务签名的原文,或被改动过。 Not what was signed: the signature does not hold.`,
    );
  }
  if (publicKey !== undefined && manifest.publicKey !== publicKey.toLowerCase()) {
    throw new Fault(
      `${MANIFEST_FILE}: 签名所用的公钥是 ${manifest.publicKey},不是指定的那个。 ` +
        `Signed with the key ${manifest.publicKey}, not with the one that was named.`,
    );
  }
  const summary = await verifyVotes(join(directory, VOTES_FILE), manifest);
  compareSummaries(summary, manifest);

  const csv = await readFile(join(directory, RESULTS_FILE));
  if (!csv.equals(Buffer.from(resultsCsv(summary.counts, summary.rules?.items ?? [])))) {
    throw new Fault(`${RESULTS_FILE}: 与逐条重算的结果不同。 Not what the records of ${VOTES_FILE} come to.`);
  }
  compareFile(manifest, RESULTS_FILE, csv.length, createHash('sha256').update(csv).digest('hex'));
  return { manifest };
}

async function verifyVotes(file: string, manifest: Manifest): Promise<Totals> {
  const totals = new LogTotals(manifest.campaign);
  const rules = new RuleCheck();
  const hash = createHash('sha256');
  let bytes = 0;
  let number = 0;
  let rest = Buffer.alloc(0);
  const takeLine = (line: Buffer) => {
    number++;
    const parsed = parseRecordLine(decode(line, `${VOTES_FILE}:${number}`));
    const fault = parsed
      ? (totals.add(parsed.record, parsed.canonical) ?? rules.check(parsed.record))
      : 'not a record as the service writes it';
    if (fault) throw new Fault(`${VOTES_FILE}:${number}: 记录有误。 A wrong record: ${fault}.`);
  };
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk);
    bytes += chunk.length;
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (let end; (end = rest.indexOf(LINE_BREAK, start)) >= 0; start = end + 1) {
      takeLine(rest.subarray(start, end));
    }
    rest = rest.subarray(start);
    if (rest.length > MAX_LINE_BYTES) break;
  }
  if (rest.length > 0) {
    throw new Fault(`${VOTES_FILE}:${number + 1}: 最后一行不完整。 The last line is cut off.`);
  }
  const summary = totals.finish();
  if (summary.head !== manifest.head) {
    const broken = manifest.checkpoints.find(
      ({ commit, head }) => summary.checkpoints.find((own) => own.commit === commit)?.head !== head,
    );
    const where = broken ? `, at or before commit ${broken.commit}` : '';
    throw new Fault(
      `${VOTES_FILE}: 哈希链与清单不符。 The hash chain does not end where the manifest says${where}.`,
    );
  }
  compareFile(manifest, VOTES_FILE, bytes, hash.digest('hex'));
  return summary;
}

function compareSummaries(summary: Totals, manifest: Manifest): void {
  const { records, commits, checkpoints, counts, rules } = manifest;
  const claimed = { records, commits, checkpoints, counts, rules: summary.rules && canonicalRules(rules) };
  const found: Record<string, unknown> = { ...summary };
  for (const [name, value] of Object.entries(claimed)) {
    if (JSON.stringify(value) === JSON.stringify(found[name])) continue;
    throw new Fault(
      `${MANIFEST_FILE}: ${name} 与逐条重算的结果不同。 "${name}" is not what the records of ${VOTES_FILE} come to.`,
    );
  }
}

function compareFile(manifest: Manifest, name: string, bytes: number, sha256: string): void {
  const claimed = manifest.files.filter((file) => file.name === name);
  if (claimed.length === 1 && claimed[0]!.bytes === bytes && claimed[0]!.sha256 === sha256) return;
  throw new Fault(`${name}: SHA-256 与清单不符。 The SHA-256 is not that in ${MANIFEST_FILE}.`);
}

function decode(bytes: Uint8Array, where: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Fault(`${where}: 不是 UTF-8。 Not UTF-8.`);
  }
}
