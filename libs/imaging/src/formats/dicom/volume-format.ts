import { ok, type Result } from '@atrium/contracts';
import type { Vec3, VoxelArray } from '../../volume';
import { invalid } from '../invalid';
import { MAX_BYTES } from '../limits';
import type { Frame } from './frame';
import type { PixelFormat } from './pixel-format';
import { scalarOf } from './pixels';
import type { DicomFile } from './series';

/** A frame of a file of the series. */
export interface Slice extends Frame {
  readonly file: DicomFile;
  readonly index: number;
  readonly format: PixelFormat;
}

/** The voxels of a stack of slices. */
export interface Filled {
  readonly shape: Vec3;
  readonly data: VoxelArray;
  /** Of the files' bytes, in the order of their first slice. */
  readonly sha256: string;
}

/**
 * What the pixels of slices have in common.
 *
 * @returns the first one's, or HEADER_INVALID
 */
export function commonFormat(slices: readonly Slice[]): Result<PixelFormat> {
  const formats = slices.map((slice) => slice.format);
  const [first] = formats;
  const same = ({ rows, columns, bitsAllocated, signed }: PixelFormat): boolean =>
    rows === first.rows &&
    columns === first.columns &&
    bitsAllocated === first.bitsAllocated &&
    signed === first.signed;
  const others = formats.filter((format) => !same(format)).length;
  if (others > 0)
    return invalid('slices of one size and type', `${others} of ${formats.length} of another`);
  const bytes = first.rows * first.columns * slices.length * scalarOf(first).bytes;
  return bytes <= MAX_BYTES
    ? ok(first)
    : invalid(`at most ${MAX_BYTES} bytes of voxels`, `${bytes}`);
}

/** Room for all voxels: of the stored type, float64 where values are rescaled. */
export function emptyVoxels(format: PixelFormat, slices: readonly Slice[]): VoxelArray {
  const count = format.rows * format.columns * slices.length;
  if (slices.some(rescales)) return new Float64Array(count);
  const type = scalarOf(format);
  return type.view(new Uint8Array(count * type.bytes));
}

/** Whether values are other than those stored. */
export const rescales = ({ slope, intercept }: Frame): boolean => slope !== 1 || intercept !== 0;
