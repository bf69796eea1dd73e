import { createHash } from 'node:crypto';

/** Where a campaign's chain begins; its id is in it, so that one campaign's log does not pass for another's. */
export function firstHash(campaign: string): Buffer {
  return createHash('sha256').update(`lanelight audit 1 ${campaign}\n`).digest();
}

/** What stands in the chain for one commit: its records in order, one a line. */
export function digestOf(canonicalRecords: readonly string[]): Buffer {
  const hash = createHash('sha256');
  for (const record of canonicalRecords) hash.update(record).update('\n');
  return hash.digest();
}

/**
 * The head after a commit. It takes the digest of the records instead of the records themselves, so that a database can
 * link commits of several processes in one statement.
 */
export function link(previous: Uint8Array, digest: Uint8Array): Buffer {
  return createHash('sha256').update(previous).update(digest).digest();
}
