/** The fields of a NIfTI header that Atrium reads, as they stand there. */
export interface RawHeader {
  /** 8 numbers: how many dimensions, then their lengths. */
  readonly dim: readonly number[];
  readonly datatype: number;
  /** 8 numbers: qfac, then the spacing along each dimension. */
  readonly pixdim: readonly number[];
  readonly voxOffset: number;
  readonly slope: number;
  readonly intercept: number;
  readonly xyztUnits: number;
  readonly qformCode: number;
  readonly sformCode: number;
  /** quatern_b, c, d and qoffset_x, y, z. */
  readonly qform: readonly number[];
  /** srow_x, srow_y, srow_z: 12 numbers. */
  readonly sform: readonly number[];
}

type Reader = (view: DataView, offset: number, littleEndian: boolean) => number;

const uint8: Reader = (view, offset) => view.getUint8(offset);
const int16: Reader = (view, offset, little) => view.getInt16(offset, little);
const int32: Reader = (view, offset, little) => view.getInt32(offset, little);
/** Beyond 2^53 inexact, and refused for its size all the same. */
const int64: Reader = (view, offset, little) => Number(view.getBigInt64(offset, little));
const float32: Reader = (view, offset, little) => view.getFloat32(offset, little);
const float64: Reader = (view, offset, little) => view.getFloat64(offset, little);

/** Type, bytes of one value, place of the first one. */
type Field = readonly [read: Reader, bytes: number, offset: number];

interface Fields {
  readonly dim: Field;
  readonly datatype: Field;
  readonly pixdim: Field;
  readonly voxOffset: Field;
  readonly slope: Field;
  readonly intercept: Field;
  readonly xyztUnits: Field;
  readonly qformCode: Field;
  readonly sformCode: Field;
  readonly qform: Field;
  readonly sform: Field;
}

/** nifti1.h: struct nifti_1_header. */
export const FIELDS_1: Fields = {
  dim: [int16, 2, 40],
  datatype: [int16, 2, 70],
  pixdim: [float32, 4, 76],
  voxOffset: [float32, 4, 108],
  slope: [float32, 4, 112],
  intercept: [float32, 4, 116],
  xyztUnits: [uint8, 1, 123],
  qformCode: [int16, 2, 252],
  sformCode: [int16, 2, 254],
  qform: [float32, 4, 256],
  sform: [float32, 4, 280],
};

/** nifti2.h: struct nifti_2_header. */
export const FIELDS_2: Fields = {
  dim: [int64, 8, 16],
  datatype: [int16, 2, 12],
  pixdim: [float64, 8, 104],
  voxOffset: [int64, 8, 168],
  slope: [float64, 8, 176],
  intercept: [float64, 8, 184],
  xyztUnits: [int32, 4, 500],
  qformCode: [int32, 4, 344],
  sformCode: [int32, 4, 348],
  qform: [float64, 8, 352],
  sform: [float64, 8, 400],
};

/** Takes the fields out of a header's bytes (348 or 540 at least). */
export function readRaw(bytes: Uint8Array, fields: Fields, littleEndian: boolean): RawHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const all = ([read, size, offset]: Field, count: number): number[] =>
    Array.from({ length: count }, (_, index) => read(view, offset + index * size, littleEndian));
  const one = (field: Field): number => all(field, 1)[0];
  return {
    dim: all(fields.dim, 8),
    datatype: one(fields.datatype),
    pixdim: all(fields.pixdim, 8),
    voxOffset: one(fields.voxOffset),
    slope: one(fields.slope),
    intercept: one(fields.intercept),
    xyztUnits: one(fields.xyztUnits),
    qformCode: one(fields.qformCode),
    sformCode: one(fields.sformCode),
    qform: all(fields.qform, 6),
    sform: all(fields.sform, 12),
  };
}
