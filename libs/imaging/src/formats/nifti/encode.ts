import type { Grid, VoxelArray } from '../../volume';
import { affineSpacing } from '../../grid/affine';
import { LITTLE_ENDIAN_MACHINE } from '../scalar';
import { DATATYPES } from './datatype';

const XFORM_SCANNER = 1;
const UNITS_MM = 2;
/** NIfTI-1 counts voxels along an axis in 16 bits. */
const MAX_LENGTH_1 = 32767;

type Writer = (view: DataView, offset: number, value: number) => void;
/** What writes one value, its bytes, and the place of the first one. */
type Field = readonly [write: Writer, bytes: number, offset: number];
type Fields = Readonly<
  Record<
    | 'dim'
    | 'datatype'
    | 'bitpix'
    | 'pixdim'
    | 'voxOffset'
    | 'slope'
    | 'xyztUnits'
    | 'sformCode'
    | 'sform',
    Field
  >
>;

const uint8: Writer = (view, offset, value) => view.setUint8(offset, value);
const int16: Writer = (view, offset, value) => view.setInt16(offset, value, LITTLE_ENDIAN_MACHINE);
const int32: Writer = (view, offset, value) => view.setInt32(offset, value, LITTLE_ENDIAN_MACHINE);
const int64: Writer = (view, offset, value) =>
  view.setBigInt64(offset, BigInt(value), LITTLE_ENDIAN_MACHINE);
const float32: Writer = (view, offset, value) =>
  view.setFloat32(offset, value, LITTLE_ENDIAN_MACHINE);
const float64: Writer = (view, offset, value) =>
  view.setFloat64(offset, value, LITTLE_ENDIAN_MACHINE);

const FIELDS_1: Fields = {
  dim: [int16, 2, 40],
  datatype: [int16, 2, 70],
  bitpix: [int16, 2, 72],
  pixdim: [float32, 4, 76],
  voxOffset: [float32, 4, 108],
  slope: [float32, 4, 112],
  xyztUnits: [uint8, 1, 123],
  sformCode: [int16, 2, 254],
  sform: [float32, 4, 280],
};

const FIELDS_2: Fields = {
  dim: [int64, 8, 16],
  datatype: [int16, 2, 12],
  bitpix: [int16, 2, 14],
  pixdim: [float64, 8, 104],
  voxOffset: [int64, 8, 168],
  slope: [float64, 8, 176],
  xyztUnits: [int32, 4, 500],
  sformCode: [int32, 4, 348],
  sform: [float64, 8, 400],
};

/** How long a header is, and where its fields stand. */
interface Layout {
  readonly headerLength: number;
  /** The header and four bytes that say that no extension follows. */
  readonly voxOffset: number;
  readonly magic: readonly [offset: number, bytes: readonly number[]];
  readonly fields: Fields;
}

const bytesOf = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** nifti1.h, struct nifti_1_header. */
const NIFTI_1: Layout = {
  headerLength: 348,
  voxOffset: 352,
  magic: [344, bytesOf('n+1\0')],
  fields: FIELDS_1,
};

/** nifti2.h, struct nifti_2_header. */
const NIFTI_2: Layout = {
  headerLength: 540,
  voxOffset: 544,
  magic: [4, bytesOf('n+2\0\r\n\x1a\n')],
  fields: FIELDS_2,
};

/**
 * A NIfTI file as bytes: sform of the grid in mm, no scaling, this machine's byte order. NIfTI-1, or NIfTI-2 for a grid
 * that NIfTI-1 cannot hold.
 *
 * @param data one value per voxel, in disk order
 */
export function encodeNifti(data: VoxelArray, grid: Grid): Uint8Array {
  const layout = grid.shape.some((length) => length > MAX_LENGTH_1) ? NIFTI_2 : NIFTI_1;
  const file = new Uint8Array(layout.voxOffset + data.byteLength);
  writeHeader(new DataView(file.buffer), layout, datatypeOf(data), grid);
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), layout.voxOffset);
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

function writeHeader(
  view: DataView,
  { headerLength, voxOffset, magic, fields }: Layout,
  type: StoredType,
  { shape, affine }: Grid,
): void {
  const put = ([write, size, offset]: Field, ...values: number[]): void =>
    values.forEach((value, index) => write(view, offset + index * size, value));
  view.setInt32(0, headerLength, LITTLE_ENDIAN_MACHINE);
  put(fields.dim, 3, ...shape, 1, 1, 1, 1);
  put(fields.datatype, type.code);
  put(fields.bitpix, type.bits);
  put(fields.pixdim, 1, ...affineSpacing(affine), 1, 1, 1, 1);
  put(fields.voxOffset, voxOffset);
  put(fields.slope, 1);
  put(fields.xyztUnits, UNITS_MM);
  put(fields.sformCode, XFORM_SCANNER);
  put(fields.sform, ...affine.slice(0, 12));
  magic[1].forEach((byte, index) => view.setUint8(magic[0] + index, byte));
}
