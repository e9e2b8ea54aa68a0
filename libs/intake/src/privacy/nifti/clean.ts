import { LAYOUTS, READ_LENGTHS, readBytes } from './layout';
import { readStart, type NiftiStart } from './start';

/** The highest code that says of which space an affine is (nifti1.h, NIFTI_XFORM_...). */
const MOST_CODE = 5;
/** Of the units of space and of time. */
const UNITS = 0x3f;

/**
 * The start of a clean copy: of the header what somebody reads, no text, no extension, and nothing in fields that nobody uses. The
 * voxels follow as they were.
 *
 * @param start the unpacked file up to its voxels; not changed
 * @returns 352 or 544 bytes, or null where it begins with no NIfTI header
 */
export function cleanNiftiStart(start: Uint8Array): Uint8Array | null {
  const read = readStart(start);
  if (!read) return null;
  const clean = new Uint8Array(read.headerBytes + 4);
  for (const [from, length] of readBytes(read))
    clean.set(start.subarray(from, from + length), from);
  writeNumbers(clean, read);
  return clean;
}

/** Numbers of which a reader asks less than their bytes can hold, eight letters some of them. */
function writeNumbers(clean: Uint8Array, { version, littleEndian }: NiftiStart): void {
  const { dim, pixdim, voxOffset, units, codes } = LAYOUTS[version];
  const view = new DataView(clean.buffer);
  for (const [[type, from], i, change] of [
    [voxOffset, 0, () => clean.length],
    [units, 0, (value) => value & UNITS],
    [codes, 0, spaceOf],
    [codes, 1, spaceOf],
    // A sign is all that is read of it.
    [pixdim, 0, (value) => (value === -1 ? -1 : 1)],
    ...Array.from({ length: READ_LENGTHS }, (_, n) => [dim, READ_LENGTHS + n, one] as const),
    ...Array.from({ length: READ_LENGTHS }, (_, n) => [pixdim, READ_LENGTHS + n, one] as const),
  ] satisfies readonly Change[]) {
    const at = from + i * type.bytes;
    type.set(view, at, change(type.get(view, at, littleEndian)), littleEndian);
  }
}

type Change = readonly [
  field: (typeof LAYOUTS)[1]['dim'],
  index: number,
  change: (value: number) => number,
];

const one = (): number => 1;
/** Codes above 0 are all alike to a reader. */
const spaceOf = (code: number): number => (code > 0 ? Math.min(code, MOST_CODE) : 0);
