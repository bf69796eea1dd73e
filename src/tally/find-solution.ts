/** A proof-of-work challenge as altcha-lib 2 makes it; what is not named here goes back to the service as it came. */
export interface Challenge {
  parameters: {
    algorithm: string;
    /** Hexadecimal, as all bytes here. */
    nonce: string;
    salt: string;
    /** Iterations of the derivation. */
    cost: number;
    /** In bytes; 32 where it is left out. */
    keyLength?: number;
    /** What the derived key begins with; an odd number of digits is allowed. */
    keyPrefix: string;
  };
  signature?: string;
}

export interface Solution {
  counter: number;
  /** Hexadecimal, in lower case. */
  derivedKey: string;
}

/** Keys derived at a time: an engine does each on a thread of its own, and most phones have four. */
const batchSize = 4;

/** The largest that four bytes hold. */
const maxCounter = 0xffffffff;

/**
 * Counts up until the key that is derived from nonce and counter begins as it must. Runs in the worker and, where there
 * is none, in the page: `rest` is awaited after each batch, and ends the search by throwing.
 *
 * @throws {TypeError} when the challenge cannot be solved: another algorithm, or no hexadecimal digits.
 */
export async function findSolution(
  { parameters }: Challenge,
  rest: () => unknown = () => undefined,
): Promise<Solution> {
  const { algorithm, cost, keyLength = 32 } = parameters;
  const [, hash] = /^PBKDF2\/(SHA-(?:256|384|512))$/.exec(algorithm) ?? [];
  const keyPrefix = parameters.keyPrefix.toLowerCase();
  if (!hash || !/^[\da-f]+$/.test(keyPrefix) || keyPrefix.length > keyLength * 2)
    throw new TypeError(`No way to solve ${algorithm}, ${keyPrefix}`);
  const nonce = toBytes(parameters.nonce);
  const salt = toBytes(parameters.salt);

  const derive = async (counter: number): Promise<Solution> => {
    const password = new Uint8Array(nonce.length + 4);
    password.set(nonce);
    new DataView(password.buffer).setUint32(nonce.length, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivation = { name: 'PBKDF2', salt, iterations: cost, hash };
    const bits = await crypto.subtle.deriveBits(derivation, key, keyLength * 8);
    return { counter, derivedKey: toHex(new Uint8Array(bits)) };
  };

  for (let first = 0; first <= maxCounter; first += batchSize) {
    const counters = [...Array(batchSize).keys()].map((index) => first + index);
    const solutions = await Promise.all(counters.map(derive));
    const solution = solutions.find(({ derivedKey }) => derivedKey.startsWith(keyPrefix));
    if (solution) return solution;
    await rest();
  }
  throw new TypeError('No counter solves the challenge');
}

function toBytes(hex: string): Uint8Array<ArrayBuffer> {
  if (!/^([\da-f]{2})*$/i.test(hex)) throw new TypeError(`Not hexadecimal: ${hex}`);
  return new Uint8Array((hex.match(/../g) ?? []).map((digits) => parseInt(digits, 16)));
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
