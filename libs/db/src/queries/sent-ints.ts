/** Dimensions, a flag of nulls, the type of the elements, then length and lower bound of the one dimension. */
const HEADER_BYTES = 20;
/** Each is its length and its four bytes. */
const ELEMENT_BYTES = 8;

/**
 * The numbers of an `array_send` of an int[] without a null, as they stand in Postgres' binary format, big-endian: of a hundred
 * thousand the driver's own reading of an array takes several times as much processor time.
 * https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c (array_send)
 * @param sent null of no array
 */
export function decodeInts(sent: Uint8Array | null): Int32Array {
  if (sent === null || sent.byteLength < HEADER_BYTES) return new Int32Array();
  const view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  const count = (sent.byteLength - HEADER_BYTES) / ELEMENT_BYTES;
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i += 1)
    numbers[i] = view.getInt32(HEADER_BYTES + ELEMENT_BYTES * i + ELEMENT_BYTES / 2);
  return numbers;
}
