import type { TaskSpecificProcessor } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import { axisOf, perAxis } from './grid';
import { windowStarts } from './windows';

/** Whether a patch is mirrored along x, y, z. */
export type Mirroring = readonly [boolean, boolean, boolean];

/**
 * Where patches begin in a volume at the network's spacing, along x first. A volume smaller than a
 * patch lies in its middle, so that a start may be negative; what is outside is 0 (pad_nd_image).
 */
export function patchStarts(size: Vec3, { patchSize, window }: TaskSpecificProcessor): Vec3[] {
  const [xs, ys, zs] = perAxis((axis) => {
    const side = patchSize[axis];
    const before = Math.floor(Math.max(0, side - size[axis]) / 2);
    const padded = Math.max(side, size[axis]);
    return windowStarts(padded, side, window.step).map((start) => start - before);
  });
  return zs.flatMap((z) => ys.flatMap((y) => xs.map((x): Vec3 => [x, y, z])));
}

/** Every combination of the axes that patches are mirrored along, none of them first. */
export function mirrorings({ mirror }: TaskSpecificProcessor): Mirroring[] {
  const choices = (axis: 'x' | 'y' | 'z'): boolean[] =>
    mirror.includes(axis) ? [false, true] : [false];
  return choices('z').flatMap((z) =>
    choices('y').flatMap((y) => choices('x').map((x): Mirroring => [x, y, z])),
  );
}

/** A row along x of a patch, as far as it lies in the volume. */
export interface PatchRow {
  /** Index of its first voxel in the volume. */
  readonly volume: number;
  /** Index of that voxel in a class of the tensor, and the step to the next. */
  readonly tensor: number;
  readonly step: number;
  /** Place of that voxel in the patch along x, y, z; not mirrored. */
  readonly place: Vec3;
  readonly count: number;
}

/** The rows of patches of a volume, whatever the order of the tensor's axes. */
export function patchRows(
  [width, height, depth]: Vec3,
  { axes, patchSize }: TaskSpecificProcessor,
): (start: Vec3, mirrored: Mirroring, visit: (row: PatchRow) => void) => void {
  const [px, py, pz] = patchSize;
  const sides = perAxis((place) => patchSize[axisOf(axes[place])]);
  const strides = perAxis((axis) => {
    const place = [...axes].findIndex((letter) => axisOf(letter) === axis);
    return sides.slice(place + 1).reduce((product, side) => product * side, 1);
  });
  return ([x0, y0, z0], mirrored, visit) => {
    const at = (axis: 0 | 1 | 2, place: number): number =>
      strides[axis] * (mirrored[axis] ? patchSize[axis] - 1 - place : place);
    const [x, end] = [Math.max(0, -x0), Math.min(px, width - x0)];
    const step = mirrored[0] ? -strides[0] : strides[0];
    for (let z = Math.max(0, -z0); z < Math.min(pz, depth - z0); z++) {
      for (let y = Math.max(0, -y0); y < Math.min(py, height - y0); y++) {
        const volume = x0 + x + width * (y0 + y + height * (z0 + z));
        const tensor = at(0, x) + at(1, y) + at(2, z);
        visit({ volume, tensor, step, place: [x, y, z], count: end - x });
      }
    }
  };
}
