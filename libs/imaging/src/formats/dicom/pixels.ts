import { type CaseIssue, fail, ok, type Result } from '@atrium/contracts';
import type { VoxelArray } from '../../volume';
import { LITTLE_ENDIAN_MACHINE, SCALARS, type ScalarType, swapBytes } from '../scalar';
import type { Codec } from './codecs/codec';
import { packedReader } from './packed-pixels';
import type { Parsed, PixelData } from './parse';
import type { PixelFormat } from './pixel-format';
import { transferSyntax } from './transfer-syntax';

/**
 * Hands out the frames of one file: stored values, without rescale, with what lies in spare bits (see trim). They may share memory
 * with the file's bytes: not to be changed.
 */
export interface FrameReader {
  readonly frame: (index: number) => Result<VoxelArray>;
}

/**
 * The frames of a parsed file.
 *
 * @param codec for its transfer syntax; null: not packed
 * @returns FILE_TRUNCATED, HEADER_INVALID, DATATYPE_UNSUPPORTED; a frame that does not unpack is HEADER_INVALID
 */
export function frameReader(
  parsed: Parsed,
  format: PixelFormat,
  codec: Codec | null,
): Result<FrameReader> {
  const { pixelData } = parsed;
  if (!pixelData) return fail({ code: 'HEADER_INVALID', message: 'expected pixels, found none' });
  const type = scalarOf(format);
  if (format.bitsAllocated === 1) return bitReader(parsed, pixelData, format, codec);
  if ((codec === null) !== (pixelData.length !== null))
    return fail({
      code: 'HEADER_INVALID',
      message: 'expected pixels packed as the transfer syntax says, found them otherwise',
    });
  return codec
    ? packedReader(parsed, pixelData.offset, format, type, codec)
    : nativeReader(parsed, pixelData, format, type);
}

/** The type of a pixel: single bits are unpacked. */
export function scalarOf({ bitsAllocated, signed }: PixelFormat): ScalarType {
  if (bitsAllocated === 1) return SCALARS.uint8;
  if (bitsAllocated === 8) return signed ? SCALARS.int8 : SCALARS.uint8;
  if (bitsAllocated === 16) return signed ? SCALARS.int16 : SCALARS.uint16;
  return signed ? SCALARS.int32 : SCALARS.uint32;
}

function nativeReader(
  { bytes, transferSyntaxUid }: Parsed,
  pixelData: PixelData,
  format: PixelFormat,
  type: ScalarType,
): Result<FrameReader> {
  const { offset } = pixelData;
  const length = format.rows * format.columns * type.bytes;
  const cut = truncated(bytes, pixelData, length * format.frames);
  if (cut) return fail(cut);
  const littleEndian = transferSyntax(transferSyntaxUid).bigEndian !== true;
  if (!littleEndian && type.bytes === 4) return fail(ambiguous);
  return ok({
    frame: (index) => {
      const from = offset + index * length;
      const stored = bytes.subarray(from, from + length);
      const swap = littleEndian !== LITTLE_ENDIAN_MACHINE;
      const aligned = stored.byteOffset % type.bytes === 0;
      if (!swap && aligned) return ok(type.view(stored));
      const raw = new Uint8Array(stored);
      if (swap) swapBytes(raw, type.bytes);
      return ok(type.view(raw));
    },
  });
}

/** Pixels end where their element does, and not where the file does. */
function truncated(bytes: Uint8Array, pixelData: PixelData, expected: number): CaseIssue | null {
  const { offset, length } = pixelData;
  const got = Math.min(Math.max(0, bytes.length - offset), length ?? 0);
  if (got >= expected) return null;
  return { code: 'FILE_TRUNCATED', message: `expected ${expected} bytes of pixels, got ${got}` };
}

const ambiguous: CaseIssue = {
  code: 'ENCODING_UNSUPPORTED',
  message:
    'expected big-endian pixels of 8 or 16 bits, found 32, of which writers differ in the order of words',
};

/** Pixels of one bit each, the lowest first, frame after frame without padding (PS3.5, 8.1.1). */
function bitReader(
  { bytes, transferSyntaxUid }: Parsed,
  pixelData: PixelData,
  { rows, columns, frames }: PixelFormat,
  codec: Codec | null,
): Result<FrameReader> {
  if (codec ?? transferSyntax(transferSyntaxUid).bigEndian)
    return fail({
      code: 'ENCODING_UNSUPPORTED',
      message: 'expected pixels of one bit little-endian and not packed, found them otherwise',
    });
  const count = rows * columns;
  const cut = truncated(bytes, pixelData, Math.ceil((count * frames) / 8));
  if (cut) return fail(cut);
  return ok({
    frame: (index) => {
      const pixels = new Uint8Array(count);
      for (let i = 0; i < count; i += 1) {
        const bit = index * count + i;
        pixels[i] = (bytes[pixelData.offset + Math.floor(bit / 8)] >> (bit % 8)) & 1;
      }
      return ok(pixels);
    },
  });
}
