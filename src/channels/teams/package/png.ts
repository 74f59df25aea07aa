import { crc32, deflateSync } from 'node:zlib';

/** A colour: red, green, blue and how much of it covers what is under it, each 0..255. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/**
 * A picture as a PNG file with eight bits a channel and transparency.
 *
 * @param colourAt the colour of the pixel in this column and row, counted from the corner at the top left
 */
export function png(width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8); // eight bits, red green blue alpha, no interlacing
  const rows = Array.from({ length: height }, (_, y) => [
    0, // no filter
    ...Array.from({ length: width }, (_, x) => colourAt(x, y)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(8 + named.byteLength);
  frame.writeUInt32BE(content.byteLength, 0);
  named.copy(frame, 4);
  frame.writeUInt32BE(crc32(named), 4 + named.byteLength);
  return frame;
}
