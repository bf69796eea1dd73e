import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** What a reader's page sends as `pow`. */
export async function solve(challenge) {
  const solution = await solveChallenge({ challenge, deriveKey });
  return encode({ challenge, solution });
}

export function encode(payload) {
  return Buffer.from(JSON.stringify(payload)).toString('base64');
}
