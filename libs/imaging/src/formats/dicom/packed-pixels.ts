import { fail, ok, type Result } from '@atrium/contracts';
import { LITTLE_ENDIAN_MACHINE, type ScalarType, swapBytes } from '../scalar';
import { type Codec, tooLarge, type Unpacked } from './codecs/codec';
import { packedFrames } from './fragments';
import type { Parsed } from './parse';
import type { PixelFormat } from './pixel-format';
import type { FrameReader } from './pixels';

/** Frames that a codec unpacks; {@link frameReader} for how they are asked for. */
export function packedReader(
  parsed: Parsed,
  offset: number,
  format: PixelFormat,
  type: ScalarType,
  codec: Codec,
): Result<FrameReader> {
  const problem = tooLarge(format);
  if (problem) return fail(problem);
  const packed = packedFrames(parsed.bytes, offset, format.frames);
  if (!packed.ok) return packed;
  return ok({
    frame: (index) => {
      const unpacked = codec(packed.value[index], format);
      return unpacked ? ok(type.view(widened(unpacked, type))) : damaged;
    },
  });
}

const damaged: Result<never> = fail({
  code: 'HEADER_INVALID',
  message: 'expected packed pixels of the size that the header says, found others or damaged ones',
});

/** The bytes of each pixel with zeros above, where the type is wider than the codec's precision; in this machine's order. */
function widened({ bytes, bytesPerPixel }: Unpacked, type: ScalarType): Uint8Array<ArrayBuffer> {
  const count = bytes.length / bytesPerPixel;
  const wide = new Uint8Array(count * type.bytes);
  for (let byte = 0; byte < bytesPerPixel; byte += 1)
    for (let i = 0; i < count; i += 1)
      wide[i * type.bytes + byte] = bytes[i * bytesPerPixel + byte];
  if (!LITTLE_ENDIAN_MACHINE) swapBytes(wide, type.bytes);
  return wide;
}
