import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalRules, type AuditRules } from './record.js';

export const FORMAT = 'lanelight-results/1';
/** Fixed bytes before the 32 of the key in the DER form of an Ed25519 public key (RFC 8410). */
const PUBLIC_KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** Fixed bytes before the 32 of the seed in the DER form of an Ed25519 private key (RFC 8410). */
const PRIVATE_KEY_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const HEX_32 = /^[0-9a-f]{64}$/;
const HEX_64 = /^[0-9a-f]{128}$/;

export interface ManifestCount {
  item: string;
  /** Counted minus annulled. */
  count: number;
  annulled: number;
}

/** What is signed. */
export interface ManifestContent {
  format: typeof FORMAT;
  software: string;
  campaign: string;
  /** `sealed`: final. Else the state of the campaign when this was made. */
  state: string;
  /** ISO 8601, UTC. */
  madeAt: string;
  /** Rules that held last. */
  rules: AuditRules;
  counts: ManifestCount[];
  records: number;
  commits: number;
  /** The hash chain after the last commit, in hexadecimal. */
  head: string;
  /** Heads on the way, to be compared with those in the service's log. */
  checkpoints: { commit: number; head: string }[];
  files: { name: string; bytes: number; sha256: string }[];
  /** Ed25519, 32 bytes in hexadecimal. */
  publicKey: string;
}

export type Manifest = ManifestContent & { signature: string };

/** The public half of a signing key, which is any 32 secret bytes; in hexadecimal. */
export function publicKeyOf(signingKey: Uint8Array): string {
  return hexOf(createPublicKey(readSigningKey(signingKey)));
}

/** The text of `manifest.json`. */
export function signManifest(content: Omit<ManifestContent, 'publicKey'>, signingKey: Uint8Array): string {
  const key = readSigningKey(signingKey);
  const signed = orderContent({ ...content, publicKey: hexOf(createPublicKey(key)) });
  const signature = sign(null, Buffer.from(serialize(signed)), key).toString('hex');
  return serialize({ ...signed, signature });
}

/**
 * The manifest, if its text is exactly what `signManifest` writes and the signature in it holds. What it does not say is
 * whose key that is: compare `publicKey` with the one that was published.
 */
export function openManifest(text: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(text) as Manifest;
    const { signature, ...content } = manifest;
    if (content.format !== FORMAT || !HEX_32.test(content.publicKey) || !HEX_64.test(signature))
      return undefined;
    const ordered = orderContent(content);
    if (serialize({ ...ordered, signature }) !== text) return undefined;
    const key = createPublicKey({
      key: Buffer.concat([PUBLIC_KEY_PREFIX, Buffer.from(content.publicKey, 'hex')]),
      format: 'der',
      type: 'spki',
    });
    const isSigned = verify(null, Buffer.from(serialize(ordered)), key, Buffer.from(signature, 'hex'));
    return isSigned ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function readSigningKey(signingKey: Uint8Array): KeyObject {
  return createPrivateKey({
    key: Buffer.concat([PRIVATE_KEY_PREFIX, signingKey]),
    format: 'der',
    type: 'pkcs8',
  });
}

function hexOf(publicKey: KeyObject): string {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_KEY_PREFIX.length).toString('hex');
}

function serialize(value: ManifestContent | Manifest): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Members in fixed order, and none but the known ones. */
function orderContent(content: ManifestContent): ManifestContent {
  const { software, campaign, state, madeAt, rules, counts, records, commits, head } = content;
  const { checkpoints, files, publicKey } = content;
  return {
    format: FORMAT,
    software,
    campaign,
    state,
    madeAt,
    rules: canonicalRules(rules),
    counts: counts.map(({ item, count, annulled }) => ({ item, count, annulled })),
    records,
    commits,
    head,
    checkpoints: checkpoints.map((checkpoint) => ({ commit: checkpoint.commit, head: checkpoint.head })),
    files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    publicKey,
  };
}
