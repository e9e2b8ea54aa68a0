import fc from 'fast-check';
import { bytesBetween, readBytes, type Bytes } from './layout';
import { readStart } from './start';
import { fixtureCases } from '../../testing/fixtures';

const CASES = fixtureCases<{ name: string; start: string }>('nifti-start');

describe.each(CASES)('readBytes of $name', ({ start }) => {
  const read = readStart(new Uint8Array(Buffer.from(start, 'base64')));

  it('overlap neither each other nor a text, and lie in the header', () => {
    if (!read) throw new Error('no header');
    const all = [
      ...readBytes(read),
      ...read.fields.map(([, from, length]) => [from, length] as const),
    ].sort(([a], [b]) => a - b);
    for (const [i, [from, length]] of all.entries())
      expect(from + length).toBeLessThanOrEqual(all[i + 1]?.[0] ?? read.headerBytes);
  });
});

describe('bytesBetween', () => {
  it('is all where nothing is taken, and nothing where all is', () => {
    expect(bytesBetween([], 10)).toEqual([[0, 10]]);
    expect(bytesBetween([[0, 10]], 10)).toEqual([]);
  });

  it('is what is not taken, each byte once (property)', () => {
    const lengths = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 5 })));
    fc.assert(
      fc.property(lengths, fc.nat({ max: 9 }), (pairs, rest) => {
        let at = 0;
        const taken = pairs.map(([gap, length]): Bytes => {
          const from = at + gap;
          at = from + length;
          return [from, length];
        });
        const seen = new Array<number>(at + rest).fill(0);
        for (const [from, length] of [...taken, ...bytesBetween([...taken].reverse(), seen.length)])
          for (let i = from; i < from + length; i += 1) seen[i] += 1;
        expect(seen.every((times) => times === 1)).toBe(true);
      }),
    );
  });
});
