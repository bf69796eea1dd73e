import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/**
 * Writes a picture of at most 256 colours as a PNG with a palette, a third of the size of one without; `undefined` when
 * there are more colours.
 *
 * @param {{ width: number, height: number, data: Uint8Array }} image RGBA; opacity is not kept
 * @returns {Buffer | undefined}
 */
export function encodePalette({ width, height, data }) {
  const places = new Map();
  const indices = new Uint8Array(width * height);
  for (let at = 0; at < indices.length; at += 1) {
    const colour = (data[at * 4] << 16) | (data[at * 4 + 1] << 8) | data[at * 4 + 2];
    let place = places.get(colour);
    if (place === undefined) {
      if (places.size === 256) return undefined;
      places.set(colour, (place = places.size));
    }
    indices[at] = place;
  }
  const depth = [1, 2, 4, 8].find((bits) => places.size <= 2 ** bits);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 3, 0, 0, 0], 8);
  const palette = Buffer.from(
    [...places.keys()].flatMap((each) => [each >> 16, (each >> 8) & 255, each & 255]),
  );
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(packRows(indices, width, height, depth), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Rows of indices, each after the number of its filter: none. */
function packRows(indices, width, height, depth) {
  const stride = Math.ceil((width * depth) / 8);
  const rows = Buffer.alloc((stride + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1) + 1;
    for (let x = 0; x < width; x += 1) {
      const bit = x * depth;
      rows[start + (bit >> 3)] |= indices[y * width + x] << (8 - depth - (bit & 7));
    }
  }
  return rows;
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
