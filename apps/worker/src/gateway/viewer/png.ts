import { PNG } from 'pngjs';

/**
 * A PNG (8-bit greyscale) of a slice.
 *
 * @param grey width * height shades, x fastest
 */
export const greyPng = (grey: Uint8Array, width: number, height: number): Buffer =>
  PNG.sync.write(Object.assign(new PNG({ width, height }), { data: Buffer.from(grey.buffer) }), {
    colorType: GREY,
    inputColorType: GREY,
    bitDepth: 8,
    // The slice is looked at once, and next to the machine that made it: speed before size.
    filterType: NO_FILTER,
    deflateLevel: 1,
  });

const GREY = 0;
const NO_FILTER = 0;
