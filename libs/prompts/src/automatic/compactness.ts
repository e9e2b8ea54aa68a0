import type { Vec3 } from '@atrium/imaging';

/**
 * How compact a region of blocks is: volume squared over surface cubed, the surface being the faces of its blocks that border on
 * others. A cube 1/216, a ball of blocks some 1/380, anything ragged or branching much less.
 *
 * @param region indices, x fastest, then y, then z
 * @param sides of a block
 */
export function compactness(region: readonly number[], size: Vec3, sides: Vec3): number {
  const within = new Set(region);
  const [width, height, depth] = size;
  const strides = [1, width, width * height];
  const volume = sides[0] * sides[1] * sides[2];
  let surface = 0;
  for (const index of region) {
    const place = [
      index % width,
      Math.floor(index / width) % height,
      Math.floor(index / (width * height)),
    ];
    for (const axis of [0, 1, 2]) {
      const face = volume / sides[axis];
      const last = [width, height, depth][axis] - 1;
      if (place[axis] === 0 || !within.has(index - strides[axis])) surface += face;
      if (place[axis] === last || !within.has(index + strides[axis])) surface += face;
    }
  }
  return (region.length * volume) ** 2 / surface ** 3;
}
