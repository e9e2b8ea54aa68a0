import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { findInGzip } from './gzip';

/** A gzip file whose header says more, as RFC 1952 lays it out. */
function packed(parts: { extra?: number[]; name?: string | Buffer; comment?: string }): Uint8Array {
  const whole = gzipSync(Buffer.from('voxels'));
  const { extra, name, comment } = parts;
  const flags = (extra ? 4 : 0) | (name === undefined ? 0 : 8) | (comment === undefined ? 0 : 16);
  return Buffer.concat([
    whole.subarray(0, 3),
    Buffer.of(flags),
    whole.subarray(4, 10),
    extra ? Buffer.of(extra.length, 0, ...extra) : Buffer.alloc(0),
    ...[name, comment].flatMap((text) =>
      text === undefined ? [] : [Buffer.from(text), Buffer.of(0)],
    ),
    whole.subarray(10),
  ]);
}
const found = (parts: Parameters<typeof packed>[0]) =>
  findInGzip(packed(parts)).map(({ name, reason }) => `${name}: ${reason}`);

describe('findInGzip', () => {
  it.each([
    [{ name: 'Müller_Hans.nii' }, ['gzip name: name']],
    [{ name: Buffer.from('Müller_Hans.nii', 'latin1') }, ['gzip name: name']],
    [{ name: '19640229.nii' }, ['gzip name: date']],
    [{ name: 'lgemri.nii' }, []],
    [{ comment: 'of MRN 12345' }, ['gzip comment: id']],
    [
      { extra: [1, 2, 0, 9], name: '山田 太郎.nii', comment: 'Doe, Jane' },
      ['gzip name: name', 'gzip comment: name'],
    ],
    [{}, []],
  ])('%j: %j', (parts, expected) => expect(found(parts)).toEqual(expected));

  it('finds nothing in what is not packed', () => {
    expect(findInGzip(Buffer.from('Müller_Hans is here'))).toEqual([]);
    expect(findInGzip(Uint8Array.of(0x1f, 0x8b))).toEqual([]);
  });

  it('takes a header that is cut for what is there', () => {
    expect(findInGzip(packed({ name: 'Doe, Jane' }).subarray(0, 19))).toHaveLength(1);
    expect(findInGzip(packed({ extra: [1], name: 'Doe, Jane' }).subarray(0, 11))).toEqual([]);
  });

  it('answers any bytes (property)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (tail) => {
        const names = findInGzip(Uint8Array.from([0x1f, 0x8b, 8, ...tail])).map(({ name }) => name);
        expect(names.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
