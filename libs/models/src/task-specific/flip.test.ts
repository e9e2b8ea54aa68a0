import fc from 'fast-check';
import { flip } from './flip';

const volume = (length: number) => Float32Array.from({ length }, (_, i) => i);

describe('flip', () => {
  it('turns rows, columns and slices round', () => {
    const data = volume(12);
    flip(data, [3, 2, 2], ['x']);
    expect([...data]).toEqual([2, 1, 0, 5, 4, 3, 8, 7, 6, 11, 10, 9]);
    flip(data, [3, 2, 2], ['x', 'y', 'z']);
    expect([...data]).toEqual([9, 10, 11, 6, 7, 8, 3, 4, 5, 0, 1, 2]);
  });

  it('gives back what it was given when it is done twice', () => {
    const side = fc.integer({ min: 1, max: 6 });
    const axes = fc.subarray(['x', 'y', 'z']);
    fc.assert(
      fc.property(side, side, side, axes, (x, y, z, which) => {
        const data = volume(x * y * z);
        flip(data, [x, y, z], which);
        flip(data, [x, y, z], which);
        expect(data).toEqual(volume(x * y * z));
      }),
    );
  });
});
