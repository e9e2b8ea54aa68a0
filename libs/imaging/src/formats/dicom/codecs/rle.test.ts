import { decodeRle } from './rle';

const format = (rows: number, columns: number, bitsAllocated: 8 | 16) => ({
  rows,
  columns,
  frames: 1,
  bitsAllocated,
  bitsStored: bitsAllocated,
  signed: false,
});

/** Segments behind a header that tells where each begins. */
function rle(...segments: number[][]): Buffer {
  const header = Buffer.alloc(64);
  header.writeUInt32LE(segments.length, 0);
  let at = 64;
  segments.forEach((segment, index) => {
    header.writeUInt32LE(at, 4 + 4 * index);
    at += segment.length;
  });
  return Buffer.concat([header, ...segments.map((segment) => Buffer.from(segment))]);
}

it('unpacks literal runs, repeated ones and no-operations', () => {
  const packed = rle([1, 7, 8, 128, 254, 9]);
  expect(decodeRle(packed, format(1, 5, 8))?.bytes).toEqual(new Uint8Array([7, 8, 9, 9, 9]));
});

it('puts the most significant bytes, which come first, above the others', () => {
  const packed = rle([1, 1, 2], [1, 3, 4]);
  expect(decodeRle(packed, format(1, 2, 16))?.bytes).toEqual(new Uint8Array([3, 1, 4, 2]));
});

it('leaves out what a run has beyond the last pixel', () => {
  expect(decodeRle(rle([250, 5]), format(1, 2, 8))?.bytes).toEqual(new Uint8Array([5, 5]));
});

it.each([
  ['a header that is cut', rle([0, 1]).subarray(0, 63)],
  ['another number of segments', rle([0, 1], [0, 1])],
  ['a segment within the header', Buffer.from(rle([0, 1]).fill(1, 4, 5))],
  ['a segment beyond the end', Buffer.from(rle([0, 1]).fill(200, 4, 5))],
  ['too few pixels', rle([0, 1])],
  ['a literal run that is cut', rle([3, 1])],
  ['a repeated run that is cut', rle([255])],
])('refuses %s', (_, packed) => {
  expect(decodeRle(packed, format(1, 2, 8))).toBeNull();
});
