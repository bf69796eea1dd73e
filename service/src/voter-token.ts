import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const VOTER_BYTES = 16;
const EXPIRY_BYTES = 6;
const TOKEN = /^v1\.([\w-]{30})\.([\w-]{43})$/;

/**
 * Makes and checks voters' tokens: `v1.<voter, expiry>.<HMAC-SHA-256>`, the MAC taken over the campaign as well, so that
 * a token holds in one campaign only. Nothing is stored: a token that checks out is a voter.
 */
export class VoterTokens {
  readonly #secret: Uint8Array;

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** A token for a new voter. `expiresAt` is in milliseconds since 1970 UTC. */
  mint(campaign: string, expiresAt: number): string {
    const payload = Buffer.alloc(VOTER_BYTES + EXPIRY_BYTES);
    randomBytes(VOTER_BYTES).copy(payload);
    payload.writeUIntBE(expiresAt, VOTER_BYTES, EXPIRY_BYTES);
    return `v1.${payload.toString('base64url')}.${this.#sign(campaign, payload).toString('base64url')}`;
  }

  /** The voter, in hexadecimal; undefined if the token is forged, damaged, expired or another campaign's. */
  verify(campaign: string, token: string, now: number): string | undefined {
    const match = TOKEN.exec(token);
    if (!match) return undefined;
    const payload = Buffer.from(match[1]!, 'base64url');
    const signature = Buffer.from(match[2]!, 'base64url');
    if (!timingSafeEqual(signature, this.#sign(campaign, payload))) return undefined;
    if (payload.readUIntBE(VOTER_BYTES, EXPIRY_BYTES) <= now) return undefined;
    return payload.toString('hex', 0, VOTER_BYTES);
  }

  #sign(campaign: string, payload: Buffer): Buffer {
    return createHmac('sha256', this.#secret).update(`v1 ${campaign} `).update(payload).digest();
  }
}
