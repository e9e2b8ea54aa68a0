import { fail, ok, type Result } from '@atrium/contracts';
import { type Grid, voxelCount } from '../../volume';

/** The largest label that a mask holds. */
const MAX_LABEL = 65535;

/** Labels on a grid, put in region by region; none may cover another. */
export interface LabelVolume {
  /** @returns whether the voxel was free or of that label */
  readonly put: (index: number, label: number) => boolean;
  readonly data: Uint8Array | Uint16Array;
}

/**
 * An empty volume for these labels.
 *
 * @returns LABEL_UNKNOWN where one is not a whole number from 1 to 65535
 */
export function labelVolume(grid: Grid, labels: readonly number[]): Result<LabelVolume> {
  const bad = labels.filter(
    (label) => !(Number.isInteger(label) && label >= 1 && label <= MAX_LABEL),
  );
  if (bad.length > 0) {
    const message = `expected regions numbered from 1 to ${MAX_LABEL}, found ${bad.length} others`;
    return fail({ code: 'LABEL_UNKNOWN', message });
  }
  const wide = labels.some((label) => label > 255);
  const count = voxelCount(grid.shape);
  const data = wide ? new Uint16Array(count) : new Uint8Array(count);
  const put = (index: number, label: number): boolean => {
    const free = data[index] === 0 || data[index] === label;
    data[index] = label;
    return free;
  };
  return ok({ put, data });
}

/** Two regions cover one voxel. */
export const overlap: Result<never> = fail({
  code: 'REGIONS_OVERLAP',
  message: 'expected regions apart from each other, found two that cover the same voxel',
});

/** A region lies off the voxels of the image. */
export const offGrid = (found: string): Result<never> =>
  fail({
    code: 'GRID_MISMATCH',
    message: `expected regions on the image's voxels (within 0.1), found ${found}`,
  });
