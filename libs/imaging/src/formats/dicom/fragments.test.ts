import { packedFrames } from './fragments';

const item = (value: Uint8Array): Buffer => {
  const head = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
  head.writeUInt32LE(value.length, 4);
  return Buffer.concat([head, value]);
};
const END = Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
const offsets = (...values: number[]): Buffer => Buffer.from(new Uint32Array(values).buffer);
const packed = (...parts: Uint8Array[]): Buffer => Buffer.concat([...parts, END]);

const A = Buffer.from('aa');
const B = Buffer.from('bbbb');
const C = Buffer.from('cc');

it('joins the fragments of one frame', () => {
  const frames = packedFrames(packed(item(Buffer.alloc(0)), item(A), item(B)), 0, 1);
  expect(frames).toMatchObject({ value: [Buffer.from('aabbbb')] });
});

it('takes a fragment a frame, with or without a table', () => {
  for (const table of [offsets(), offsets(0, 10)])
    expect(packedFrames(packed(item(table), item(A), item(B)), 0, 2)).toMatchObject({
      value: [A, B],
    });
});

it('joins fragments by the table of offsets', () => {
  const frames = packedFrames(packed(item(offsets(0, 22)), item(A), item(B), item(C)), 0, 2);
  expect(frames).toMatchObject({ value: [Buffer.from('aabbbb'), C] });
});

it.each([
  ['more fragments than frames and no table', [item(offsets()), item(A), item(B), item(C)]],
  ['a table that leaves a frame without', [item(offsets(0, 99)), item(A), item(B), item(C)]],
])('refuses %s', (_, parts) => {
  expect(packedFrames(packed(...parts), 0, 2)).toMatchObject({ issue: { code: 'HEADER_INVALID' } });
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['an end alone', END],
  ['no end', Buffer.concat([item(offsets()), item(A)])],
  [
    'an item that is longer than the file',
    Buffer.concat([item(offsets()), item(B).subarray(0, 10)]),
  ],
  ['something else between items', Buffer.concat([item(offsets()), Buffer.alloc(8), END])],
])('refuses %s', (_, bytes) => {
  expect(packedFrames(bytes, 0, 1)).toMatchObject({ issue: { code: 'FILE_TRUNCATED' } });
});

it('refuses no frame at all', () => {
  expect(packedFrames(packed(item(offsets())), 0, 1)).toMatchObject({
    issue: { code: 'HEADER_INVALID' },
  });
});
