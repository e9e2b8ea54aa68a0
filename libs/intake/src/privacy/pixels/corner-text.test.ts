import { radiologicalFrame, type Vec3 } from '@atrium/imaging';
import { turned, volume } from '../../testing/volumes';
import { findInCorners, slicesWithCornerText } from './corner-text';

const [WIDTH, HEIGHT, DEPTH] = [256, 240, 4];
/** Letters of 5 x 7 pixels, a row a number, the leftmost pixel its highest bit. */
const FONT: Readonly<Record<string, readonly number[]>> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  J: [7, 2, 2, 2, 2, 18, 12],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  1: [4, 12, 4, 4, 4, 4, 14],
  9: [14, 17, 17, 15, 1, 2, 12],
  6: [6, 8, 16, 30, 17, 17, 14],
  4: [2, 6, 10, 18, 31, 2, 2],
};

/** A scan: noise of air in the corners, a bright body in the middle. Deterministic. */
function scan(): Float32Array {
  let state = 20241109;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Float32Array.from({ length: WIDTH * HEIGHT * DEPTH }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH) % HEIGHT];
    const body = Math.hypot((x - 128) / 90, (y - 120) / 80) < 1 ? 400 + 200 * random() : 0;
    return body + Math.hypot(20 * random(), 20 * random());
  });
}

interface Pen {
  readonly at: readonly [x: number, y: number, z: number];
  readonly scale: number;
  readonly value: number;
}

function write(
  data: Float32Array,
  text: string,
  { at: [x0, y0, z], scale, value }: Pen,
): Float32Array {
  const drawn = data.slice();
  [...text].forEach((letter, i) => {
    for (let y = 0; y < 7 * scale; y += 1)
      for (let x = 0; x < 5 * scale; x += 1)
        if ((FONT[letter][Math.floor(y / scale)] >> (4 - Math.floor(x / scale))) & 1)
          drawn[x0 + 6 * scale * i + x + WIDTH * (y0 + y + HEIGHT * z)] = value;
  });
  return drawn;
}

const framed = (shape: Vec3) => radiologicalFrame(volume(new Uint8Array(0), shape).grid);
const found = (data: Float32Array) =>
  slicesWithCornerText(data, framed([WIDTH, HEIGHT, DEPTH]), 600);

describe('slicesWithCornerText', () => {
  const clean = scan();

  it('finds nothing in a scan', () => expect(found(clean)).toBe(0));

  it.each([
    ['at the upper left', [4, 4, 0], 1],
    ['at the upper right', [195, 4, 0], 1],
    ['at the lower left', [4, 225, 3], 1],
    ['at the lower right', [195, 225, 2], 1],
    ['of thicker strokes', [3, 3, 1], 2],
  ] as const)('finds text %s, in the slice where it is', (_, at, scale) => {
    expect(found(write(clean, 'DOE1964', { at, scale, value: 1000 }))).toBe(1);
  });

  it('finds it in a scan that is stored the other way round', () => {
    const pen = { at: [4, 4, 0], scale: 1, value: 1000 } as const;
    const scan = turned(volume(write(clean, 'DOE1964', pen), [WIDTH, HEIGHT, DEPTH]));
    expect(slicesWithCornerText(scan.data, radiologicalFrame(scan.grid), 600)).toBe(1);
  });

  it('counts every slice with text', () => {
    const pen = { at: [4, 4, 0], scale: 1, value: 4095 } as const;
    const twice = write(write(clean, 'JANE', pen), 'JANE', { ...pen, at: [4, 4, 2] });
    expect(found(twice)).toBe(2);
  });

  it('takes neither text in the middle nor dark text for it', () => {
    expect(found(write(clean, 'DOE1964', { at: [100, 110, 0], scale: 1, value: 1000 }))).toBe(0);
    expect(found(write(clean, 'DOE1964', { at: [4, 4, 0], scale: 1, value: 100 }))).toBe(0);
  });

  it.each([
    ['a saturated block', (x: number, y: number) => (x < 40 && y < 20 ? 4095 : null)],
    ['a saturated disc', (x: number, y: number) => (Math.hypot(x - 30, y - 15) < 14 ? 4095 : null)],
    ['a bright gradient', (x: number, y: number) => 2000 - 8 * x - 8 * y],
    ['a few hot pixels', (x: number, y: number) => ((x * 31 + y * 17) % 97 === 0 ? 4095 : null)],
    ['long bars', (x: number) => (x % 28 < 9 && x < 84 ? 4095 : null)],
    ['a dotted line', (x: number, y: number) => (x % 3 === 0 && y > 9 && y < 13 ? 4095 : null)],
    ['a checkerboard', (x: number, y: number) => ((x + y) % 2 ? 4095 : null)],
    ['bright texture', (x: number, y: number) => 500 + ((x * 7919 + y * 104729) % 500)],
  ])('does not take %s for text', (_, paint) => {
    const data = clean.slice();
    for (let y = 0; y < 40; y += 1)
      for (let x = 0; x < 85; x += 1) data[x + WIDTH * y] = paint(x, y) ?? data[x + WIDTH * y];
    expect(found(data)).toBe(0);
  });

  it('finds nothing in what has no corner', () => {
    expect(slicesWithCornerText(Uint8Array.of(1, 2), framed([2, 1, 1]), 1)).toBe(0);
  });
});

it('an image with such slices has one finding', () => {
  expect(findInCorners(0)).toEqual([]);
  expect(findInCorners(3)).toMatchObject([
    { place: 'pixels', reason: 'text-in-corner', direct: true },
  ]);
});
