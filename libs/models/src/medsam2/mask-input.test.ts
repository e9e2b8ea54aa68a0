import { maskInput } from './mask-input';

const square = (size: number, from: number, to: number): Uint8Array =>
  Uint8Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    return x >= from && x < to && y >= from && y < to ? 1 : 0;
  });
const area = (mask: Float32Array): number => mask.reduce((sum, v) => sum + v, 0);
const frame = (size: number) => ({ width: size, height: size, scaleX: 1, scaleY: 1 });

describe('maskInput', () => {
  it('keeps a mask of the input’s own size', () => {
    const mask = square(16, 3, 9);
    expect(Uint8Array.from(maskInput(mask, 16, frame(16), 16))).toEqual(mask);
  });

  it('keeps an aligned square’s share of the slice, doubled and halved', () => {
    expect(area(maskInput(square(16, 4, 12), 16, frame(32), 32))).toBe(16 * 16);
    expect(area(maskInput(square(16, 4, 12), 16, frame(8), 8))).toBe(4 * 4);
  });

  it('loses what is far smaller than a pixel of the input, and pads with background', () => {
    expect(area(maskInput(square(64, 30, 32), 64, frame(4), 4))).toBe(0);
    const padded = maskInput(square(16, 0, 16), 16, { ...frame(32), height: 16 }, 32);
    expect(area(padded)).toBe(32 * 16);
    expect(area(padded.subarray(32 * 16))).toBe(0);
  });
});
