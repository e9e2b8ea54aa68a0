import { ok, type Result } from '@atrium/contracts';
import { flipToRas } from '../../grid/ras';
import { gridIndexer } from '../../grid/indexer';
import type { Grid, Vec3 } from '../../volume';
import { offGrid } from './label-volume';
import type { PlacedFrame } from './placed-slice';
import { plus, times } from './vector';

/** Voxels by which a pixel may lie off the image's voxel. */
export const ON_VOXEL = 0.1;

/** Which voxel each pixel of a frame is: null outside of the grid. */
export type PixelToVoxel = (column: number, row: number) => number | null;

/**
 * Finds the pixels of a frame among the voxels of a grid, whatever their order and direction there.
 *
 * @returns GRID_MISMATCH where pixels are not voxels: another spacing, turned, or off by more than 0.1 voxel
 */
export function planeOnGrid(
  frame: PlacedFrame,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  grid: Grid,
): Result<PixelToVoxel> {
  const indexOf = gridIndexer(grid);
  const at = (column: number, row: number): Vec3 => indexOf(flipToRas(pointOf(frame, column, row)));
  const start = rounded(at(0, 0));
  const alongRow = rounded(plus(at(1, 0), at(0, 0), -1));
  const alongColumn = rounded(plus(at(0, 1), at(0, 0), -1));
  if (![alongRow, alongColumn].every(isStep)) return offGrid('pixels of another size or direction');
  const onGrid = (column: number, row: number): Vec3 =>
    plus(plus(start, alongRow, column), alongColumn, row);
  const corners = [0, columns - 1].flatMap((c) => [0, rows - 1].map((r) => [c, r] as const));
  const off = corners.map(([c, r]) => Math.max(...plus(at(c, r), onGrid(c, r), -1).map(Math.abs)));
  const worst = Math.max(...off);
  if (!(worst <= ON_VOXEL)) return offGrid(`a corner ${worst.toFixed(2)} voxel off`);
  const [i, j, k] = grid.shape;
  return ok((column, row) => {
    const [x, y, z] = onGrid(column, row);
    const inside = x >= 0 && y >= 0 && z >= 0 && x < i && y < j && z < k;
    return inside ? x + i * (y + j * z) : null;
  });
}

/** One voxel along one axis. */
const isStep = (step: Vec3): boolean => step.map(Math.abs).reduce((sum, part) => sum + part) === 1;

/** Centre of a pixel, LPS mm. */
const pointOf = (
  { position, orientation, spacing }: PlacedFrame,
  column: number,
  row: number,
): Vec3 =>
  plus(
    plus(position, times(orientation.row, spacing[1]), column),
    times(orientation.column, spacing[0]),
    row,
  );

const rounded = ([x, y, z]: Vec3): Vec3 => [Math.round(x), Math.round(y), Math.round(z)];
