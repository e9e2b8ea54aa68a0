import type { Vec3 } from '@atrium/imaging';
import { describeShape } from './shape';

const SIZE: Vec3 = [9, 8, 7];
/** 1 where a rule says so. */
const mask = (inside: (x: number, y: number, z: number) => boolean) =>
  Uint8Array.from({ length: 9 * 8 * 7 }, (_, i) =>
    Number(inside(i % 9, Math.floor(i / 9) % 8, Math.floor(i / 72))),
  );
const between = (low: number, value: number, high: number) => low <= value && value <= high;

describe('describeShape', () => {
  it('is of one piece for a box with room around it', () => {
    const box = mask((x, y, z) => between(2, x, 5) && between(2, y, 4) && between(1, z, 3));
    expect(describeShape(box, SIZE, [1, 2, 5])).toEqual({
      components: 1,
      largest_share: 1,
      holes: 0,
      holes_ml: 0,
      border: [],
      slices: 3,
      gaps: 0,
    });
  });

  it('counts holes in ml, pieces over corners as one, and the share of the largest', () => {
    const shell = mask(
      (x, y, z) =>
        (between(1, x, 4) &&
          between(1, y, 4) &&
          between(1, z, 3) &&
          !(between(2, x, 3) && y === 2 && z === 2)) ||
        (x === 5 && y === 5 && z === 4) ||
        (x === 7 && y === 1 && z === 1),
    );
    expect(describeShape(shell, SIZE, [1, 2, 5])).toMatchObject({
      components: 2,
      largest_share: 47 / 48,
      holes: 1,
      holes_ml: 0.02,
    });
  });

  it('counts slices and the gaps between them', () => {
    const two = mask((x, y, z) => x === 3 && y === 3 && (z === 1 || z === 4 || z === 5));
    expect(describeShape(two, SIZE, [1, 1, 1])).toMatchObject({
      components: 2,
      slices: 3,
      gaps: 2,
    });
  });

  it.each([
    [[0, 3, 3], ['right']],
    [[8, 3, 3], ['left']],
    [[3, 0, 3], ['anterior']],
    [[3, 7, 3], ['posterior']],
    [[3, 3, 0], ['inferior']],
    [[3, 3, 6], ['superior']],
    [
      [8, 0, 6],
      ['left', 'anterior', 'superior'],
    ],
  ])('touches, at %j, %j', ([i, j, k], sides) => {
    const one = mask((x, y, z) => x === i && y === j && z === k);
    expect(describeShape(one, SIZE, [1, 1, 1])?.border).toEqual(sides);
  });

  it('is nothing for an empty mask', () => {
    expect(
      describeShape(
        mask(() => false),
        SIZE,
        [1, 1, 1],
      ),
    ).toBeNull();
  });
});
