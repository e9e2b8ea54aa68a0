import type { Codec } from './codec';
import { holds, isWhole, jpegAnnounces } from './codestream';

const LOSSLESS_FRAME = 0xc3;

/** JPEG Lossless, process 14 (ITU-T T.81, annex H). */
export async function loadJpegLossless(): Promise<Codec> {
  const { Decoder } = await import('@cornerstonejs/jpeg-lossless-decoder-js');
  return (packed, format) => {
    const announced = jpegAnnounces(packed, LOSSLESS_FRAME);
    if (!announced || !isWhole(packed) || !holds(announced, format)) return null;
    // Its bytes lie in a buffer of their own, which the decoder takes whole.
    const { buffer } = new Uint8Array(packed);
    const bytesPerPixel = announced.precision > 8 ? 2 : 1;
    try {
      const bytes = new Uint8Array(
        new Decoder(null, bytesPerPixel).decompress(buffer, 0, buffer.byteLength),
      );
      return bytes.length === format.rows * format.columns * bytesPerPixel
        ? { bytes, bytesPerPixel }
        : null;
    } catch {
      return null;
    }
  };
}
