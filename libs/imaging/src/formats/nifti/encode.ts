import type { Grid, VoxelArray } from '../../volume';
import { affineSpacing } from '../../grid/affine';
import { DATATYPES, LITTLE_ENDIAN_MACHINE } from './datatype';

const HEADER_LENGTH = 348;
/** The header and four bytes that say that no extension follows. */
const VOX_OFFSET = 352;
const XFORM_SCANNER = 1;
const UNITS_MM = 2;
const MAX_LENGTH = 32767;

/**
 * A NIfTI-1 file as bytes: sform of the grid in mm (float32), no scaling, this machine's byte order.
 *
 * @param data one value per voxel, in disk order
 */
export function encodeNifti(data: VoxelArray, grid: Grid): Uint8Array {
  if (grid.shape.some((length) => length > MAX_LENGTH))
    throw new RangeError(`NIfTI-1 holds at most ${MAX_LENGTH} voxels along an axis`);
  const file = new Uint8Array(VOX_OFFSET + data.byteLength);
  writeHeader(new DataView(file.buffer), datatypeOf(data), grid);
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), VOX_OFFSET);
  return file;
}

interface StoredType {
  readonly code: number;
  readonly bits: number;
}

/** The NIfTI type with the name of a typed array: Int16Array is int16. */
function datatypeOf(data: VoxelArray): StoredType {
  const name = data.constructor.name.replace('Array', '').toLowerCase();
  for (const [code, type] of DATATYPES)
    if (type.name === name) return { code, bits: 8 * type.bytes };
  throw new TypeError(`NIfTI has no type ${name}`);
}

/** Offsets: nifti1.h, struct nifti_1_header. */
function writeHeader(view: DataView, type: StoredType, { shape, affine }: Grid): void {
  const int16 = (offset: number, value: number): void =>
    view.setInt16(offset, value, LITTLE_ENDIAN_MACHINE);
  const float32 = (offset: number, value: number): void =>
    view.setFloat32(offset, value, LITTLE_ENDIAN_MACHINE);
  view.setInt32(0, HEADER_LENGTH, LITTLE_ENDIAN_MACHINE);
  [3, ...shape, 1, 1, 1, 1].forEach((length, index) => int16(40 + 2 * index, length));
  int16(70, type.code);
  int16(72, type.bits);
  [1, ...affineSpacing(affine), 1, 1, 1, 1].forEach((mm, index) => float32(76 + 4 * index, mm));
  float32(108, VOX_OFFSET);
  float32(112, 1);
  view.setUint8(123, UNITS_MM);
  int16(254, XFORM_SCANNER);
  affine.slice(0, 12).forEach((value, index) => float32(280 + 4 * index, value));
  [...'n+1'].forEach((letter, index) => view.setUint8(344 + index, letter.charCodeAt(0)));
}
