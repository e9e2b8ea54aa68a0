import { crc32, inflateSync } from 'node:zlib';
import { greyPng } from './png';

/** The chunks of a PNG (ISO/IEC 15948, section 5), their checksums compared. */
function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

it('writes every shade where it belongs: an 8-bit greyscale PNG, as the standard has it', () => {
  const [width, height] = [5, 3];
  const grey = Uint8Array.from({ length: 15 }, (_, i) => (i * 37) % 256);
  const png = greyPng(grey, width, height);
  expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks = chunksOf(png);
  const [header] = chunks;
  expect(header.type).toBe('IHDR');
  // Width, height, 8 bits, greyscale, deflate, no filter method but the one, not interlaced.
  expect([...header.data]).toEqual([0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0]);
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const rows = inflateSync(Buffer.concat(packed));
  expect(rows).toHaveLength(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    const [filter, ...row] = rows.subarray(y * (width + 1), (y + 1) * (width + 1));
    expect(filter).toBe(0);
    expect(row).toEqual([...grey.subarray(y * width, (y + 1) * width)]);
  }
  expect(chunks[chunks.length - 1].type).toBe('IEND');
});
