import { FLOAT32, FLOAT64, INT16, INT32, INT64, UINT8, type NumberType } from './numbers';
import type { NiftiStart } from './start';

/** First byte and length in bytes. */
export type Bytes = readonly [from: number, length: number];
/** Type and first byte of the first of one or several numbers. */
type Field = readonly [type: NumberType, from: number];

/** Where the fields of a header stand that somebody reads. Source: nifti1.h, nifti2.h. */
export interface Layout {
  readonly dim: Field;
  readonly pixdim: Field;
  readonly voxOffset: Field;
  /** scl_slope, then scl_inter. */
  readonly slope: Field;
  readonly units: Field;
  /** qform_code, then sform_code. */
  readonly codes: Field;
  readonly qform: Bytes;
  readonly sform: Bytes;
  /** Length of the header, magic, type of the voxels and its bits. */
  readonly formal: readonly Bytes[];
}

export const LAYOUTS: Readonly<Record<NiftiStart['version'], Layout>> = {
  1: {
    dim: [INT16, 40],
    pixdim: [FLOAT32, 76],
    voxOffset: [FLOAT32, 108],
    slope: [FLOAT32, 112],
    units: [UINT8, 123],
    codes: [INT16, 252],
    qform: [256, 24],
    sform: [280, 48],
    formal: [
      [0, 4],
      [70, 4],
      [344, 4],
    ],
  },
  2: {
    dim: [INT64, 16],
    pixdim: [FLOAT64, 104],
    voxOffset: [INT64, 168],
    slope: [FLOAT64, 176],
    units: [INT32, 500],
    codes: [INT32, 344],
    qform: [352, 48],
    sform: [400, 96],
    formal: [[0, 16]],
  },
};

/** Numbers of dim and of pixdim that are read; as many more are of dimensions that a volume does not have. */
export const READ_LENGTHS = 4;

/** The bytes of a header that somebody reads: a rotation or a scaling only where the header says that there is one. */
export function readBytes({ version, view, littleEndian }: NiftiStart): Bytes[] {
  const { formal, dim, pixdim, voxOffset, slope, units, codes, qform, sform } = LAYOUTS[version];
  const [code, qformCode] = codes;
  const isPlaced = (at: number) => code.get(view, at, littleEndian) > 0;
  const scale = slope[0].get(view, slope[1], littleEndian);
  return [
    ...formal,
    bytesOf(dim, READ_LENGTHS),
    bytesOf(pixdim, READ_LENGTHS),
    bytesOf(voxOffset),
    ...(Number.isFinite(scale) && scale !== 0 ? [bytesOf(slope, 2)] : []),
    bytesOf(units),
    bytesOf(codes, 2),
    ...(isPlaced(qformCode) ? [qform] : []),
    ...(isPlaced(qformCode + code.bytes) ? [sform] : []),
  ];
}

const bytesOf = ([{ bytes }, from]: Field, count = 1): Bytes => [from, count * bytes];

/** The bytes of a header that lie between those that are taken. */
export function bytesBetween(taken: readonly Bytes[], headerBytes: number): Bytes[] {
  const between: Bytes[] = [];
  let at = 0;
  for (const [from, length] of [...taken, [headerBytes, 0] as const].sort(([a], [b]) => a - b)) {
    if (from > at) between.push([at, from - at]);
    at = from + length;
  }
  return between;
}
