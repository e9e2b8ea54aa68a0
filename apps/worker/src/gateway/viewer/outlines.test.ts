import fc from 'fast-check';
import { maskOutlines } from './outlines';

/** A mask from rows of '#' (inside) and '.'. */
function outlinesOf(...rows: string[]): number[][] {
  const pixels = [...rows.join('')].map((pixel) => (pixel === '#' ? 1 : 0));
  return maskOutlines(Uint8Array.from(pixels), rows[0].length, rows.length);
}

/** Twice the signed area, y down: above 0 for what is clockwise as seen. */
function doubleArea(polygon: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < polygon.length; i += 2) {
    const j = (i + 2) % polygon.length;
    sum += polygon[i] * polygon[j + 1] - polygon[j] * polygon[i + 1];
  }
  return sum;
}

describe('the outlines of', () => {
  it('a pixel: its four corners', () => {
    expect(outlinesOf('...', '.#.', '...')).toEqual([[1, 1, 2, 1, 2, 2, 1, 2]]);
  });

  it('a square: corners only', () => {
    expect(outlinesOf('##', '##')).toEqual([[0, 0, 2, 0, 2, 2, 0, 2]]);
  });

  it('an L', () => {
    expect(outlinesOf('#.', '##')).toEqual([[0, 0, 1, 0, 1, 1, 2, 1, 2, 2, 0, 2]]);
  });

  it('a ring: the hole runs the other way round', () => {
    expect(outlinesOf('###', '#.#', '###')).toEqual([
      [0, 0, 3, 0, 3, 3, 0, 3],
      [1, 1, 1, 2, 2, 2, 2, 1],
    ]);
  });

  it('two parts', () => {
    expect(outlinesOf('#.#')).toEqual([
      [0, 0, 1, 0, 1, 1, 0, 1],
      [2, 0, 3, 0, 3, 1, 2, 1],
    ]);
  });

  it('pixels that touch at a corner: apart, whichever corner it is', () => {
    expect(outlinesOf('#.', '.#')).toEqual([
      [0, 0, 1, 0, 1, 1, 0, 1],
      [1, 1, 2, 1, 2, 2, 1, 2],
    ]);
    expect(outlinesOf('.#', '#.')).toEqual([
      [1, 0, 2, 0, 2, 1, 1, 1],
      [0, 1, 1, 1, 1, 2, 0, 2],
    ]);
  });

  it('two holes that touch at a corner: one outline, since what is round them holds together', () => {
    const outlines = outlinesOf('####', '#.##', '##.#', '####');
    expect(outlines.map(doubleArea).reduce((a, b) => a + b)).toBe(2 * 14);
    expect(outlines).toHaveLength(2);
  });

  it('nothing', () => {
    expect(outlinesOf('..', '..')).toEqual([]);
  });
});

const masks = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      mask: fc.uint8Array({ minLength: width * height, maxLength: width * height, max: 1 }),
    }),
  );

const edgesOf = (polygon: readonly number[]): [number, number][] =>
  Array.from({ length: polygon.length / 2 }, (_, i) => {
    const j = (2 * i + 2) % polygon.length;
    return [polygon[j] - polygon[2 * i], polygon[j + 1] - polygon[2 * i + 1]];
  });

describe('of any mask', () => {
  it('the areas add up to the number of pixels, holes counted off', () => {
    fc.assert(
      fc.property(masks, ({ mask, width, height }) => {
        const outlines = maskOutlines(mask, width, height);
        const pixels = mask.reduce((sum, pixel) => sum + pixel, 0);
        expect(outlines.reduce((sum, polygon) => sum + doubleArea(polygon), 0)).toBe(2 * pixels);
      }),
    );
  });

  it('as many run clockwise as there are parts by 4-connectivity', () => {
    fc.assert(
      fc.property(masks, ({ mask, width, height }) => {
        const outer = maskOutlines(mask, width, height).filter((one) => doubleArea(one) > 0);
        expect(outer).toHaveLength(countParts(mask, width, height));
      }),
    );
  });

  it('sides are straight along the pixels, and each corner turns', () => {
    fc.assert(
      fc.property(masks, ({ mask, width, height }) => {
        for (const polygon of maskOutlines(mask, width, height)) {
          const edges = edgesOf(polygon);
          expect(edges.every(([dx, dy]) => (dx === 0) !== (dy === 0))).toBe(true);
          edges.forEach(([dx], i) => {
            expect((dx === 0) === (edges[(i + 1) % edges.length][0] === 0)).toBe(false);
          });
        }
      }),
    );
  });
});

/** By flooding, as a second way to the number. */
function countParts(mask: Uint8Array, width: number, height: number): number {
  const left = Uint8Array.from(mask);
  const flood = (x: number, y: number): void => {
    if (x < 0 || y < 0 || x >= width || y >= height || left[y * width + x] === 0) return;
    left[y * width + x] = 0;
    flood(x + 1, y);
    flood(x - 1, y);
    flood(x, y + 1);
    flood(x, y - 1);
  };
  let parts = 0;
  for (let i = 0; i < left.length; i += 1) {
    if (left[i] === 0) continue;
    parts += 1;
    flood(i % width, Math.floor(i / width));
  }
  return parts;
}
