/** How a number stands in a header. */
export interface NumberType {
  readonly bytes: 1 | 2 | 4 | 8;
  readonly get: (view: DataView, at: number, littleEndian: boolean) => number;
  readonly set: (view: DataView, at: number, value: number, littleEndian: boolean) => void;
}

const type = (
  bytes: NumberType['bytes'],
  get: NumberType['get'],
  set: NumberType['set'],
): NumberType => ({ bytes, get, set });

export const UINT8 = type(
  1,
  (view, at) => view.getUint8(at),
  (view, at, value) => view.setUint8(at, value),
);
export const INT16 = type(
  2,
  (view, at, little) => view.getInt16(at, little),
  (view, at, value, little) => view.setInt16(at, value, little),
);
export const INT32 = type(
  4,
  (view, at, little) => view.getInt32(at, little),
  (view, at, value, little) => view.setInt32(at, value, little),
);
export const INT64 = type(
  8,
  (view, at, little) => Number(view.getBigInt64(at, little)),
  (view, at, value, little) => view.setBigInt64(at, BigInt(value), little),
);
export const FLOAT32 = type(
  4,
  (view, at, little) => view.getFloat32(at, little),
  (view, at, value, little) => view.setFloat32(at, value, little),
);
export const FLOAT64 = type(
  8,
  (view, at, little) => view.getFloat64(at, little),
  (view, at, value, little) => view.setFloat64(at, value, little),
);
