import { encode } from 'uqr';

/** A QR code to draw: dark modules as a path over a light square, each module one unit. */
export interface QrCode {
  /** Side of the square, quiet zone included. */
  readonly size: number;
  /** Path data of the dark modules. */
  readonly path: string;
}

/** Light modules around the code: the least that ISO/IEC 18004 allows. */
const quietZone = 4;

/**
 * Encodes an address as a QR code with medium error correction or, where the size allows it, more.
 *
 * @throws {RangeError} when the address is too long for any QR code (about 2,300 bytes).
 */
export function createQrCode(address: string): QrCode {
  const { data, size } = encode(address, { ecc: 'M', boostEcc: true, border: 0 });
  const path = data.map((row, y) => drawRow(row, y + quietZone)).join('');
  return { size: size + 2 * quietZone, path };
}

/** One rectangle for each run of dark modules, so that no seam shows between neighbours. */
function drawRow(row: readonly boolean[], y: number): string {
  let path = '';
  for (let start = row.indexOf(true); start >= 0;) {
    const next = row.indexOf(false, start);
    const end = next < 0 ? row.length : next;
    path += `M${start + quietZone} ${y}h${end - start}v1h${start - end}z`;
    start = row.indexOf(true, end);
  }
  return path;
}
