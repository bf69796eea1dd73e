import { createHmac, randomBytes } from 'node:crypto';
import { BlockList, isIP, isIPv4 } from 'node:net';

/** Which proxies are believed: so many from the right, or those with these addresses. */
export type ProxyTrust = number | BlockList;

const DAY_MS = 86_400_000;

/**
 * The address that a request comes from. Only what a trusted proxy appended to `X-Forwarded-For` is believed, counted from
 * the right: what stands further left was written by the client.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  trust: ProxyTrust | undefined,
): string {
  const addresses = [...(forwarded ?? '').split(',').map((part) => part.trim()), peer ?? ''].filter(
    (address) => address !== '',
  );
  if (trust === undefined || addresses.length === 0) return peer ?? '';
  if (typeof trust === 'number') return validAddress(addresses.at(-1 - trust) ?? addresses[0]!, peer);
  for (let index = addresses.length - 1; index > 0; index--) {
    if (!isListed(trust, addresses[index]!)) return validAddress(addresses[index]!, peer);
  }
  return validAddress(addresses[0]!, peer);
}

/** `203.0.113.7, 10.0.0.0/8` as a list; undefined if it is none. */
export function parseBlockList(text: string): BlockList | undefined {
  const list = new BlockList();
  for (const part of text.split(',').map((entry) => entry.trim())) {
    const [address = '', bits, ...rest] = part.split('/');
    const family = isIP(address);
    const length = family === 4 ? 32 : 128;
    const prefix = bits === undefined ? length : Number(bits);
    if (family === 0 || rest.length > 0 || !/^\d*$/.test(bits ?? '') || bits === '' || prefix > length)
      return undefined;
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** Names networks (IPv4 /24, IPv6 /56) by a keyed hash, with a new key each day, so that memory holds no addresses. */
export class NetworkNames {
  readonly #clock: () => number;
  #key = randomBytes(32);
  #day = NaN;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  of(address: string): string {
    const day = Math.floor(this.#clock() / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#key = randomBytes(32);
    }
    return createHmac('sha256', this.#key).update(networkOf(address)).digest('base64url').slice(0, 22);
  }
}

/** The network of an address: those of one network are one neighbour as far as limits go. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.');
  if (isIP(plain) !== 6) return 'unknown';
  const [left = '', right] = plain.split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const groups =
    right === undefined
      ? head
      : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  const hex = groups
    .map((group) => group.padStart(4, '0'))
    .join('')
    .toLowerCase();
  return hex.slice(0, 14);
}

function isListed(list: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}

/** A proxy that appends no address, such as `unknown`, is told by its own. */
function validAddress(address: string, peer: string | undefined): string {
  return isIP(address.replace(/%.*$/, '')) === 0 ? (peer ?? '') : address;
}
