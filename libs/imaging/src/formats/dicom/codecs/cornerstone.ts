import type { Codec } from './codec';
import { type Announced, holds, isWhole, jpeg2000Announces, jpegAnnounces } from './codestream';

/** The codec takes the object as its own: a new one each time. */
const silent = (): CornerstoneOptions => ({ print: () => undefined, printErr: () => undefined });
const JPEG_LS_FRAME = 0xf7;

/** JPEG-LS (ITU-T T.87), by CharLS. */
export async function loadJpegLs(): Promise<Codec> {
  const { default: load } = await import('@cornerstonejs/codec-charls/decodewasmjs');
  const { JpegLSDecoder } = await load(silent());
  return codecOf(JpegLSDecoder, (stream) => jpegAnnounces(stream, JPEG_LS_FRAME));
}

/** JPEG 2000 (ITU-T T.800), by OpenJPEG. */
export async function loadJpeg2000(): Promise<Codec> {
  const { default: load } = await import('@cornerstonejs/codec-openjpeg/decodewasmjs');
  const { J2KDecoder } = await load(silent());
  return codecOf(J2KDecoder, jpeg2000Announces);
}

const codecOf =
  (
    Decoder: new () => CornerstoneDecoder,
    announces: (stream: Uint8Array) => Announced | null,
  ): Codec =>
  (packed, format) => {
    if (!isWhole(packed) || !holds(announces(packed), format)) return null;
    const decoder = new Decoder();
    try {
      return decodeWith(decoder, packed);
    } catch {
      // The codec throws numbers and errors of its own where a stream is broken.
      return null;
    } finally {
      decoder.delete();
    }
  };

function decodeWith(decoder: CornerstoneDecoder, packed: Uint8Array): ReturnType<Codec> {
  decoder.getEncodedBuffer(packed.length).set(packed);
  decoder.decode();
  const { width, height, bitsPerSample } = decoder.getFrameInfo();
  const bytesPerPixel = bitsPerSample > 8 ? 2 : 1;
  const bytes = decoder.getDecodedBuffer();
  return bytes.length === width * height * bytesPerPixel
    ? { bytes: new Uint8Array(bytes), bytesPerPixel }
    : null;
}
