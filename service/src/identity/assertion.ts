import { createLocalJWKSet, jwtVerify, type JWK, type JWTPayload } from 'jose';

/** How the newspaper's own backend vouches for a reader: by a short JWT, signed with a key that both know of. */
export interface AssertionRule {
  issuer: string | undefined;
  /** The campaign, unless the newspaper wants another word. */
  audience: string;
  /** Shared with the backend, for HS256. */
  secret?: Uint8Array;
  /** The backend's public keys. They stand in the configuration: the service calls nobody. */
  keys?: { keys: JWK[] };
}

/** Longer ones were not made for this vote. */
const MAX_LIFE_SECONDS = 600;
const CLOCK_TOLERANCE_SECONDS = 30;

/** The person, named as the backend names it; undefined if the assertion is forged, late, or for somebody else. */
export async function readAssertion(
  rule: AssertionRule,
  assertion: string,
  now: number,
): Promise<string | undefined> {
  const options = {
    audience: rule.audience,
    ...(rule.issuer !== undefined && { issuer: rule.issuer }),
    requiredClaims: ['sub', 'exp', 'iat', 'aud'],
    maxTokenAge: MAX_LIFE_SECONDS,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    currentDate: new Date(now),
  };
  const payload = await verify(rule, assertion, options).catch(() => undefined);
  const { iss = '', sub } = payload ?? {};
  return typeof sub === 'string' && sub !== '' ? JSON.stringify([iss, sub]) : undefined;
}

async function verify(rule: AssertionRule, assertion: string, options: object): Promise<JWTPayload> {
  const { payload } = rule.keys
    ? await jwtVerify(assertion, createLocalJWKSet(rule.keys), {
        ...options,
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'],
      })
    : await jwtVerify(assertion, rule.secret!, { ...options, algorithms: ['HS256', 'HS384', 'HS512'] });
  return payload;
}
