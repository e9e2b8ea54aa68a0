import fc from 'fast-check';
import { BitMask } from './bit-mask';

describe('BitMask', () => {
  it('gives back every voxel that was stored', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(sizes, fc.infiniteStream(fc.nat(1)), ([width, height], bits) => {
        const area = width * height;
        const volume = Uint8Array.from({ length: 3 * area }, () => bits.next().value ?? 0);
        volume.fill(0, area, 2 * area);
        const mask = new BitMask([width, height, 3]);
        [0, 1, 2].forEach((z) => mask.setSlice(z, volume.subarray(z * area, (z + 1) * area)));
        const unpacked = new Uint8Array(3 * area).fill(7);
        mask.unpack(unpacked);
        expect(unpacked).toEqual(volume);
      }),
    );
  });

  it('forgets a slice that is stored again empty', () => {
    const mask = new BitMask([2, 1, 1]);
    mask.setSlice(0, Uint8Array.of(1, 1));
    mask.setSlice(0, Uint8Array.of(0, 0));
    const unpacked = new Uint8Array(2);
    mask.unpack(unpacked);
    expect(unpacked).toEqual(Uint8Array.of(0, 0));
  });
});
