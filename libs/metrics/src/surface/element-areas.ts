import type { Vec3 } from '@atrium/imaging';

/*
 * A surface element sits on the corner shared by 2 x 2 x 2 voxels. Which of the eight are inside is its code: bit
 * 7 - (4 x + 2 y + z) for the voxel at (x, y, z) of the eight. Its area is that of the marching cubes triangles of the code
 * (Lorensen and Cline 1987), as surface-distance 0.1 takes them.
 */

/** Area vectors of a code's triangles, in eighths of the voxel faces across x, y, z; parallel ones added, signs dropped. */
type AreaVectors = readonly Vec3[];

const corner = (share: number): Vec3 => [share, share, share];

/**
 * One code of each of the 14 classes that the 48 symmetries of the cube and the exchange of inside and outside leave.
 * The areas of surface-distance 0.1 have these symmetries exactly: tests compare all 256.
 */
const CLASSES: ReadonlyMap<number, AreaVectors> = new Map<number, AreaVectors>([
  [0b00000000, []],
  [0b00000001, [corner(1)]],
  [0b00000011, [[4, 4, 0]]],
  [0b00000110, [corner(2)]],
  [0b00000111, [[4, 0, 0], corner(3)]],
  [0b00001111, [[8, 0, 0]]],
  [0b00010110, [corner(3)]],
  [0b00010111, [corner(6)]],
  [0b00011000, [corner(2)]],
  [0b00011001, [[0, 4, 4], corner(1)]],
  [0b00011011, [[0, 2, 2], [2, 0, 2], corner(4)]],
  [0b00011110, [[4, 0, 0], corner(4)]],
  [0b00111100, [[8, 8, 0]]],
  [0b01101001, [corner(4)]],
]);

const AXIS_ORDERS: readonly Vec3[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

const AREA_VECTORS: readonly AreaVectors[] = everyCode();

/** Expands the classes by all symmetries: to flip an axis leaves the areas, to exchange axes exchanges their components. */
function everyCode(): AreaVectors[] {
  const table: AreaVectors[] = [];
  for (const [code, vectors] of CLASSES) {
    for (const order of AXIS_ORDERS) {
      const moved = vectors.map((v): Vec3 => [v[order[0]], v[order[1]], v[order[2]]]);
      for (let flips = 0; flips < 8; flips += 1) {
        const twin = transform(code, order, flips);
        table[twin] = moved;
        table[255 - twin] = moved;
      }
    }
  }
  return table;
}

/** The code after its axes are put in another order and some (bits 4 x, 2 y, 1 z) are flipped. */
function transform(code: number, order: Vec3, flips: number): number {
  let moved = 0;
  for (let voxel = 0; voxel < 8; voxel += 1) {
    if (((code >> (7 - voxel)) & 1) === 0) continue;
    const along = [voxel >> 2, (voxel >> 1) & 1, voxel & 1];
    const place = (4 * along[order[0]] + 2 * along[order[1]] + along[order[2]]) ^ flips;
    moved |= 1 << (7 - place);
  }
  return moved;
}

/**
 * Area in mm^2 of the surface element of each of the 256 codes.
 *
 * @param spacing mm along x, y, z
 */
export function elementAreas([x, y, z]: Vec3): Float64Array {
  const area = ([a, b, c]: Vec3): number => Math.hypot(a * y * z, b * x * z, c * x * y) / 8;
  return Float64Array.from(AREA_VECTORS, (vectors) =>
    vectors.reduce((sum, vector) => sum + area(vector), 0),
  );
}
