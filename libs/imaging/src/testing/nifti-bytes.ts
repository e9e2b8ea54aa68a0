import { gzipSync } from 'node:zlib';
import { encodeNifti } from '../formats/nifti/encode';
import type { Grid, Vec3 } from '../volume';

export const SHAPE: Vec3 = [5, 4, 3];
export const GRID: Grid = {
  shape: SHAPE,
  affine: [...[-1, 0, 0, 10], ...[0, -1.5, 0, 20], ...[0, 0, 2, -30], ...[0, 0, 0, 1]],
};

/** A good NIfTI-1 file of int16 voxels: 352 + 120 bytes. */
export const goodFile = (): Buffer =>
  Buffer.from(
    encodeNifti(
      Int16Array.from({ length: 60 }, (_, index) => index - 7),
      GRID,
    ),
  );

/** The good file after an edit of its bytes. */
export function edited(edit: (bytes: Buffer) => void): Buffer {
  const bytes = goodFile();
  edit(bytes);
  return bytes;
}

/** The good file with another type of the same size or less. */
export const withDatatype = (code: number): Buffer =>
  edited((bytes) => {
    bytes.writeInt16LE(code, 70);
  });

/** sform: the linear part, row-major 3 x 3. */
export const withSform = (linear: readonly number[]): Buffer =>
  edited((bytes) => {
    linear.forEach((value, index) =>
      bytes.writeFloatLE(value, 280 + 16 * Math.floor(index / 3) + 4 * (index % 3)),
    );
  });

/** A header in front of float32 voxels. */
export const floatFile = (values: readonly number[]): Buffer =>
  Buffer.from(
    encodeNifti(
      Float32Array.from({ length: 60 }, (_, i) => values[i] ?? i),
      GRID,
    ),
  );

/** A gibibyte of zeros behind the good file, packed in 64 members. */
export function bomb(): Buffer {
  const zeros = gzipSync(Buffer.alloc(2 ** 24), { level: 1 });
  return Buffer.concat([gzipSync(goodFile()), ...new Array<Buffer>(64).fill(zeros)]);
}
