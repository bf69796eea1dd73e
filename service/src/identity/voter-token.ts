import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { LEVELS, type Level } from '../campaign.js';
import { RecentCache } from '../recent-cache.js';

const VOTER_BYTES = 16;
const EXPIRY_BYTES = 6;
/** The first version knew no levels. */
const TOKEN = /^v([12])\.([\w-]{30,31})\.([\w-]{43})$/;

export interface Voter {
  /** 16 bytes in hexadecimal. Known to token and service alone: what is stored is a pseudonym made from it. */
  id: string;
  level: Level;
}

interface KnownToken {
  campaign: string;
  voter: Voter;
  expiresAt: number;
}

const KNOWN_TOKENS = 8192;

/**
 * Makes and checks voters' tokens: `v2.<voter, expiry, level>.<HMAC-SHA-256>`, the MAC taken over the campaign as well, so
 * that a token holds in one campaign only. Nothing is stored: a token that checks out is a voter.
 */
export class VoterTokens {
  readonly #secret: Uint8Array;
  /** Tokens that were made here or checked out: a voter comes with several votes. Forged ones are never in it. */
  readonly #known = new RecentCache<KnownToken>(KNOWN_TOKENS);

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /**
   * A token for a new voter or, where `person` is given, for the one voter that the person is in this campaign. `expiresAt`
   * is in milliseconds since 1970 UTC.
   */
  mint(campaign: string, level: Level, expiresAt: number, person?: string): string {
    const voter =
      person === undefined
        ? randomBytes(VOTER_BYTES)
        : this.#mac(`person ${campaign} ${person}`, Buffer.alloc(0));
    const payload = Buffer.alloc(VOTER_BYTES + EXPIRY_BYTES + 1);
    voter.copy(payload, 0, 0, VOTER_BYTES);
    payload.writeUIntBE(expiresAt, VOTER_BYTES, EXPIRY_BYTES);
    payload.writeUInt8(LEVELS.indexOf(level), VOTER_BYTES + EXPIRY_BYTES);
    const mac = this.#mac(`v2 ${campaign} `, payload).toString('base64url');
    const token = `v2.${payload.toString('base64url')}.${mac}`;
    // Whoever asks for a token is about to vote.
    this.#known.set(token, {
      campaign,
      voter: { id: voter.toString('hex', 0, VOTER_BYTES), level },
      expiresAt,
    });
    return token;
  }

  /** Undefined if the token is forged, damaged, expired or another campaign's. */
  verify(campaign: string, token: string, now: number): Voter | undefined {
    let known = this.#known.get(token);
    if (known?.campaign !== campaign) {
      known = this.#check(campaign, token);
      if (known) this.#known.set(token, known);
    }
    return known && known.expiresAt > now ? known.voter : undefined;
  }

  #check(campaign: string, token: string): KnownToken | undefined {
    const match = TOKEN.exec(token);
    if (!match) return undefined;
    const [, version, encoded, encodedMac] = match;
    const payload = Buffer.from(encoded!, 'base64url');
    if (payload.length !== VOTER_BYTES + EXPIRY_BYTES + (version === '2' ? 1 : 0)) return undefined;
    // As text, and the payload read back: else a last character with other unused bits would pass.
    if (payload.toString('base64url') !== encoded) return undefined;
    const mac = this.#mac(`v${version} ${campaign} `, payload).toString('base64url');
    if (!timingSafeEqual(Buffer.from(encodedMac!), Buffer.from(mac))) return undefined;
    const level = version === '2' ? LEVELS[payload.readUInt8(VOTER_BYTES + EXPIRY_BYTES)] : 'anon';
    if (!level) return undefined;
    const voter = { id: payload.toString('hex', 0, VOTER_BYTES), level };
    return { campaign, voter, expiresAt: payload.readUIntBE(VOTER_BYTES, EXPIRY_BYTES) };
  }

  #mac(purpose: string, payload: Buffer): Buffer {
    return createHmac('sha256', this.#secret).update(purpose).update(payload).digest();
  }
}
