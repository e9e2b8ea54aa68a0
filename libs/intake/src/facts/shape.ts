import type { BodySide, ReferenceShape } from '@atrium/contracts';
import {
  boundingBox,
  components,
  cutOut,
  holesIn,
  type Vec3,
  type VoxelBox,
} from '@atrium/imaging';

/**
 * How a reference lies in its volume: pieces, holes, the sides that it touches, its slices.
 *
 * @param mask voxels above 0 are inside; in the radiological frame, x fastest, then y, then z
 * @param spacing mm along x, y, z
 * @returns null for an empty mask
 */
export function describeShape(mask: Uint8Array, size: Vec3, spacing: Vec3): ReferenceShape | null {
  const box = boundingBox(mask, size);
  const cut = cutOut(mask, size);
  if (!box || !cut) return null;
  const pieces = [...components(cut.mask, cut.size, 26)].map(({ length }) => length);
  const voxels = pieces.reduce((sum, length) => sum + length, 0);
  const holes = holesIn(cut);
  const slices = labelledSlices(cut.mask, cut.size);
  return {
    components: pieces.length,
    largest_share: Math.max(...pieces) / voxels,
    holes: holes.count,
    holes_ml: (holes.voxels * spacing[0] * spacing[1] * spacing[2]) / 1000,
    border: touchedSides(box, size),
    slices,
    gaps: box.max[2] - box.min[2] + 1 - slices,
  };
}

const SIDES: readonly (readonly [BodySide, BodySide])[] = [
  ['right', 'left'],
  ['anterior', 'posterior'],
  ['inferior', 'superior'],
];

const touchedSides = ({ min, max }: VoxelBox, size: Vec3): BodySide[] =>
  SIDES.flatMap(([first, last], axis) => [
    ...(min[axis] === 0 ? [first] : []),
    ...(max[axis] === size[axis] - 1 ? [last] : []),
  ]);

function labelledSlices(mask: Uint8Array, [width, height, depth]: Vec3): number {
  const plane = width * height;
  return Array.from({ length: depth }, (_, z) => mask.subarray(z * plane, (z + 1) * plane)).filter(
    (slice) => slice.includes(1),
  ).length;
}
