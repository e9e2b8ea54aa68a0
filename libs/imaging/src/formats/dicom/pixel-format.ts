import { fail, ok, type Result } from '@atrium/contracts';
import { invalid } from '../invalid';
import type { Attributes } from './attributes';
import { TAG } from './tags';

/** How the pixels of a file are stored (PS3.3, Image Pixel Module). */
export interface PixelFormat {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly bitsAllocated: 1 | 8 | 16 | 32;
  /** Of the lowest bits: the others are none of the value. */
  readonly bitsStored: number;
  readonly signed: boolean;
}

/** More frames than any scanner writes into a file. */
const MAX_FRAMES = 2 ** 16;

/**
 * The pixels that a file announces.
 *
 * @returns DATATYPE_UNSUPPORTED for colours, look-up tables and other than 1, 8, 16 or 32 bits; HEADER_INVALID
 */
export function pixelFormat(attributes: Attributes): Result<PixelFormat> {
  const problem = unsupported(attributes);
  if (problem) return fail({ code: 'DATATYPE_UNSUPPORTED', message: problem });
  const rows = attributes.short(TAG.rows) ?? 0;
  const columns = attributes.short(TAG.columns) ?? 0;
  if (rows < 1 || columns < 1) return invalid('at least 1 row and column', `${rows} x ${columns}`);
  const frames = attributes.has(TAG.numberOfFrames)
    ? (attributes.decimals(TAG.numberOfFrames)[0] ?? 1)
    : 1;
  if (!(Number.isInteger(frames) && frames >= 1 && frames <= MAX_FRAMES))
    return invalid(`1 to ${MAX_FRAMES} frames`, `${frames}`);
  const bits = bitsOf(attributes);
  return bits.ok ? ok({ rows, columns, frames, ...bits.value }) : bits;
}

function unsupported(attributes: Attributes): string | null {
  const samples = attributes.short(TAG.samplesPerPixel) ?? 1;
  if (samples !== 1) return `expected 1 sample a pixel, found ${samples} (colours)`;
  if (!/^(MONOCHROME[12])?$/.test(attributes.text(TAG.photometric)))
    return 'expected MONOCHROME1 or MONOCHROME2, found a palette or colours';
  if (attributes.has(TAG.modalityLut))
    return 'expected a rescale slope and intercept, found a table of values';
  const bits = attributes.short(TAG.bitsAllocated);
  return bits === 1 || bits === 8 || bits === 16 || bits === 32
    ? null
    : `expected pixels of 1, 8, 16 or 32 bits, found ${bits ?? 'none'}`;
}

type Bits = Pick<PixelFormat, 'bitsAllocated' | 'bitsStored' | 'signed'>;

function bitsOf(attributes: Attributes): Result<Bits> {
  const allocated = attributes.short(TAG.bitsAllocated);
  const bitsAllocated = allocated === 1 || allocated === 8 || allocated === 32 ? allocated : 16;
  const bitsStored = attributes.short(TAG.bitsStored) ?? bitsAllocated;
  const highBit = attributes.short(TAG.highBit) ?? bitsStored - 1;
  if (bitsStored < 1 || bitsStored > bitsAllocated || highBit !== bitsStored - 1)
    return invalid(
      `the lowest 1 to ${bitsAllocated} bits of a pixel in use`,
      `${bitsStored} bits up to bit ${highBit}`,
    );
  return ok({ bitsAllocated, bitsStored, signed: attributes.short(TAG.pixelRepresentation) === 1 });
}
