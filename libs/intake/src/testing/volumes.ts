import type { Volume, Vec3, VoxelArray } from '@atrium/imaging';

/** A volume on an axis-aligned LPS grid: x to the left, y to posterior, z to superior. */
export function volume(data: VoxelArray, shape: Vec3, spacing: Vec3 = [1, 1, 1]): Volume {
  const [x, y, z] = spacing;
  return {
    grid: { shape, affine: [-x, 0, 0, 0, 0, -y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1] },
    data,
    sha256: 'a'.repeat(64),
    warnings: [],
  };
}

/** The same scan with its rows stored the other way round. */
export function turned({ grid, data, ...rest }: Volume): Volume {
  const [width] = grid.shape;
  const moved = data.slice();
  for (let i = 0; i < data.length; i += 1)
    moved[i] = data[i - (i % width) + width - 1 - (i % width)];
  const affine = [...grid.affine];
  affine[3] += affine[0] * (width - 1);
  affine[0] = -affine[0];
  return { ...rest, data: moved, grid: { ...grid, affine } };
}
