import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Engine } from '../engine.js';

const ALGORITHM = 'PBKDF2/SHA-256';
/** Iterations for one key. One key takes about 0.3 ms on a computer, and several times that on a phone. */
const COST = 1000;
/** Keys that must be tried at difficulty 1: 100 to 300. */
const FEWEST_KEYS = 100;
const MOST_KEYS = 300;
const LIFE_MS = 5 * 60_000;
const MAX_PAYLOAD_LENGTH = 4096;

/**
 * Makes a voter's token cost work. The challenge holds its own difficulty and its end, signed; what is kept is only which
 * ones are spent, in the database, so that one solution makes one voter in all processes. Where that cannot be asked,
 * nobody becomes a voter.
 */
export class ProofOfWork {
  readonly #engine: Engine;
  readonly #secrets: { hmacSignatureSecret: string; hmacKeySignatureSecret: string };

  static async open(engine: Engine): Promise<ProofOfWork> {
    const [challenge, key] = await Promise.all([engine.secret('pow'), engine.secret('pow-key')]);
    return new ProofOfWork(engine, challenge!, key!);
  }

  constructor(engine: Engine, challengeSecret: Uint8Array, keySecret: Uint8Array) {
    this.#engine = engine;
    this.#secrets = {
      hmacSignatureSecret: Buffer.from(challengeSecret).toString('hex'),
      hmacKeySignatureSecret: Buffer.from(keySecret).toString('hex'),
    };
  }

  /** `difficulty` is a factor, 1 or more. */
  challenge(campaign: string, difficulty: number, now: number): Promise<Challenge> {
    return createChallenge({
      algorithm: ALGORITHM,
      cost: COST,
      counter: Math.round(randomInt(FEWEST_KEYS, MOST_KEYS + 1) * difficulty),
      expiresAt: Math.ceil((now + LIFE_MS) / 1000),
      data: { campaign },
      deriveKey,
      ...this.#secrets,
    });
  }

  /**
   * Whether the work was done for this campaign, in time, and not used before; it is used now.
   *
   * @throws EngineUnavailable when it cannot be known whether it was used before.
   */
  async spend(campaign: string, encoded: string, now: number): Promise<boolean> {
    const payload = decode(encoded);
    if (!payload) return false;
    const { challenge, solution } = payload;
    const { verified } = await verifySolution({ challenge, solution, deriveKey, ...this.#secrets }).catch(
      () => ({
        verified: false,
      }),
    );
    if (!verified || challenge.parameters.data?.['campaign'] !== campaign) return false;
    // By the service's own clock as well: the library takes the machine's.
    const expiresAt = Number(challenge.parameters.expiresAt) * 1000;
    if (!(expiresAt > now)) return false;
    return this.#engine.spend(`pow ${challenge.parameters.nonce}`, expiresAt);
  }
}

function decode(encoded: string): Payload | undefined {
  if (encoded.length > MAX_PAYLOAD_LENGTH || !/^[\w+/-]+=*$/.test(encoded)) return undefined;
  try {
    const payload = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as Payload;
    const { challenge, solution } = payload;
    const isWhole =
      typeof challenge?.signature === 'string' &&
      typeof challenge.parameters?.nonce === 'string' &&
      challenge.parameters.algorithm === ALGORITHM &&
      challenge.parameters.cost === COST &&
      Number.isSafeInteger(solution?.counter) &&
      typeof solution.derivedKey === 'string';
    return isWhole ? payload : undefined;
  } catch {
    return undefined;
  }
}
