import path from 'node:path';
import { writeMask, writeVolume, type Grid } from '@atrium/imaging';

export const IMAGE = 'image.nii.gz';
export const REFERENCE = 'reference.nii.gz';

const SIZE = [640, 640, 88] as const;
const GRID: Grid = {
  shape: SIZE,
  affine: [-0.625, 0, 0, 200, 0, -0.625, 0, 200, 0, 0, 1.25, -50, 0, 0, 0, 1],
};

/** Writes a synthetic scan of 640 x 640 x 88 with a labelled disc on every slice. */
export async function makeLargeScan(folder: string): Promise<void> {
  const voxels = SIZE[0] * SIZE[1] * SIZE[2];
  const inside = (i: number): boolean => {
    const [x, y] = [(i % 640) - 320, (Math.floor(i / 640) % 640) - 320];
    return x * x + y * y < 120 ** 2;
  };
  await writeVolume(
    path.join(folder, IMAGE),
    Int16Array.from({ length: voxels }, (_, i) => ((i * 31) % 97) + (inside(i) ? 900 : 300)),
    GRID,
  );
  const mask = Uint8Array.from({ length: voxels }, (_, i) => (inside(i) ? 1 : 0));
  await writeMask(path.join(folder, REFERENCE), mask, GRID);
}
