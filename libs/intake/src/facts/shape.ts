import type { BodySide, ReferenceShape } from '@atrium/contracts';
import {
  componentSizes,
  cutOut,
  holesIn,
  segmentsOf,
  type RowSegments,
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
  const cut = cutOut(mask, size);
  if (!cut) return null;
  const { box } = cut;
  const segments = segmentsOf(cut.mask, cut.size);
  const pieces = componentSizes(segments, cut.size, 26);
  const voxels = pieces.reduce((sum, length) => sum + length, 0);
  const holes = holesIn(cut);
  const slices = labelledSlices(segments, cut.size);
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

const labelledSlices = ({ row }: RowSegments, [, height]: Vec3): number =>
  new Set(row.map((one) => Math.floor(one / height))).size;
