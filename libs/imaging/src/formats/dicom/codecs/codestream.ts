import type { PixelFormat } from '../pixel-format';

/** What a codestream announces about its image. */
export interface Announced {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly precision: number;
}

/**
 * The frame header of a JPEG or JPEG-LS stream, looked up before a decoder makes room by it.
 *
 * @param marker of the frame header: 0xc3 lossless (ITU-T T.81), 0xf7 JPEG-LS (T.87)
 * @returns null where there is none
 */
export function jpegAnnounces(stream: Uint8Array, marker: number): Announced | null {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream[0] !== 0xff || stream[1] !== 0xd8) return null;
  for (let at = 2; at + 10 <= stream.length && stream[at] === 0xff;) {
    if (stream[at + 1] === marker)
      return {
        precision: stream[at + 4],
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        components: stream[at + 9],
      };
    // Filling bytes 0xff may stand before a marker.
    at += stream[at + 1] === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The SIZ segment of a JPEG 2000 codestream (ITU-T T.800, A.5.1), which is the first after SOC; null where it is not. */
export function jpeg2000Announces(stream: Uint8Array): Announced | null {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  if (stream.length < 43 || view.getUint32(0) !== 0xff4fff51) return null;
  return {
    width: view.getUint32(8) - view.getUint32(16),
    height: view.getUint32(12) - view.getUint32(20),
    components: view.getUint16(40),
    precision: (stream[42] & 0x7f) + 1,
  };
}

/** Whether a codestream has its end (EOI, EOC): decoders fill up a cut one without a word. Zeros may pad it. */
export function isWhole(stream: Uint8Array): boolean {
  let end = stream.length;
  while (end > 0 && stream[end - 1] === 0) end -= 1;
  return stream[end - 2] === 0xff && stream[end - 1] === 0xd9;
}

/** Whether a codestream holds the frame that the data set announces. */
export const holds = (
  announced: Announced | null,
  { rows, columns, bitsAllocated }: PixelFormat,
): boolean =>
  announced !== null &&
  announced.width === columns &&
  announced.height === rows &&
  announced.components === 1 &&
  announced.precision >= 2 &&
  announced.precision <= Math.min(16, bitsAllocated);
