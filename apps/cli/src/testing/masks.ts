import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { writeVolume, type Grid, type Vec3 } from '@atrium/imaging';

/** A grid in the radiological frame: 2 mm in plane, 3 mm between slices, unless said. */
export const gridOf = (shape: Vec3, spacing: Vec3 = [2, 2, 3]): Grid => ({
  shape,
  affine: [-spacing[0], 0, 0, 0, 0, -spacing[1], 0, 0, 0, 0, spacing[2], 0, 0, 0, 0, 1],
});

/** A folder for files of one test file. */
export class MaskFolder {
  private constructor(readonly folder: string) {}

  static async create(): Promise<MaskFolder> {
    return new MaskFolder(await mkdtemp(path.join(os.tmpdir(), 'atrium-cli-')));
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }

  file = (name: string): string => path.join(this.folder, name);

  /** Writes a mask with `value` where `inside` holds. @returns its path */
  async write(
    name: string,
    grid: Grid,
    inside: (x: number, y: number, z: number) => boolean,
    value = 1,
  ): Promise<string> {
    const [width, height, depth] = grid.shape;
    const data = new Uint16Array(width * height * depth);
    for (let i = 0; i < data.length; i += 1) {
      const [x, y, z] = [
        i % width,
        Math.floor(i / width) % height,
        Math.floor(i / (width * height)),
      ];
      if (inside(x, y, z)) data[i] = value;
    }
    await writeVolume(this.file(name), data, grid);
    return this.file(name);
  }
}
