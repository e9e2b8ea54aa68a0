import type { Volume, VoxelArray, Grid } from '@atrium/imaging';

/** The same scan stored otherwise: axes in the order k, i, j, the first and the last of them flipped. */
export function flippedOnDisk({ data, grid }: Volume): { data: VoxelArray; grid: Grid } {
  const [ni, nj, nk] = grid.shape;
  const moved = data.slice();
  let at = 0;
  for (let c = 0; c < nj; c++) {
    for (let b = 0; b < ni; b++) {
      for (let a = 0; a < nk; a++) moved[at++] = data[b + ni * (nj - 1 - c + nj * (nk - 1 - a))];
    }
  }
  // New voxel (a, b, c) is old voxel (b, nj - 1 - c, nk - 1 - a).
  const rows = [0, 1, 2, 3].map((row) => grid.affine.slice(4 * row, 4 * row + 4));
  const affine = rows.flatMap(([i, j, k, origin]) => [
    -k,
    i,
    -j,
    origin + j * (nj - 1) + k * (nk - 1),
  ]);
  return { data: moved, grid: { shape: [nk, ni, nj], affine } };
}
