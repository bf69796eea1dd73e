import { createHmac } from 'node:crypto';

const PSEUDONYM_BYTES = 16;

/**
 * The name under which a voter stands in the database and in the export, in hexadecimal. Without the key nobody gets from a
 * voter's token, or from what the newspaper calls the reader, to the votes, nor from the votes of one campaign to those of
 * another.
 */
export function pseudonymOf(key: Uint8Array, campaign: string, voter: string): string {
  const mac = createHmac('sha256', key).update(`lanelight voter ${campaign} ${voter}`).digest();
  return mac.toString('hex', 0, PSEUDONYM_BYTES);
}
