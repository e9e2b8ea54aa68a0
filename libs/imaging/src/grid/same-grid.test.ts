import type { Grid } from '../volume';
import { sameGrid } from './same-grid';

const moved = (mm: number, shape: Grid['shape'] = [10, 20, 30]): Grid => ({
  shape,
  affine: [...[2, 0, 0, mm], ...[0, 3, 0, 0], ...[0, 0, 4, 0], ...[0, 0, 0, 1]],
});

it('takes equal grids for the same, without a word', () => {
  expect(sameGrid(moved(0), moved(0))).toEqual({ ok: true, value: null });
  expect(sameGrid(moved(0), moved(0.001))).toEqual({ ok: true, value: null });
});

it('warns beyond 0.001 voxel', () => {
  const result = sameGrid(moved(0), moved(0.1));
  expect(result.ok && result.value?.code).toBe('GRID_OFFSET');
  expect(result.ok && result.value?.message).toContain('0.0500 voxel');
});

it('refuses a corner more than 0.1 voxel off', () => {
  expect(sameGrid(moved(0), moved(0.21))).toEqual({
    ok: false,
    issue: {
      code: 'GRID_MISMATCH',
      file: 'reference',
      message:
        "reference: expected corner voxels within 0.1 voxel of the image's, found one 0.105 voxel off",
    },
  });
});

it('looks at every corner: a spacing that is off by 1 % shows at the far end', () => {
  const wider = moved(0);
  const affine = wider.affine.map((value, index) => (index === 10 ? value * 1.01 : value));
  expect(sameGrid(wider, { ...wider, affine })).toMatchObject({ issue: { code: 'GRID_MISMATCH' } });
});

it('refuses another shape, a flipped grid and one that is not a number', () => {
  const other = sameGrid(moved(0), moved(0, [10, 20, 31]));
  expect(other).toMatchObject({ issue: { code: 'GRID_MISMATCH' } });
  expect(!other.ok && other.issue.message).toContain(
    "the image's shape 10 x 20 x 30, found 10 x 20 x 31",
  );
  const flipped = { ...moved(0), affine: moved(0).affine.map((value) => -value) };
  expect(sameGrid(moved(0), flipped).ok).toBe(false);
  expect(sameGrid(moved(0), moved(NaN)).ok).toBe(false);
});
