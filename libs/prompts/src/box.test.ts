import type { Box } from '@atrium/contracts';
import fc from 'fast-check';
import { promptBox, type SideDraws } from './index';

const grid = { size: [64, 48, 3], spacing: [0.7, 1.1, 2] } as const;
const plain = {
  margin: { unit: 'px', value: 0 },
  scale: 1,
  offset: { unit: null, x: 0, y: 0 },
} as const;
const still: SideDraws = [0.5, 0.5, 0.5, 0.5];

const tightBoxes = fc
  .tuple(fc.nat(63), fc.nat(47), fc.nat(63), fc.nat(47))
  .map(([a, b, c, d]): Box => [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]);
const draws = fc
  .tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0, max: 0.999, noNaN: true })))
  .map(([a, b, c, d]): SideDraws => [a, b, c, d]);

describe('promptBox', () => {
  it('changes nothing without steps', () => {
    fc.assert(
      fc.property(tightBoxes, (tight) => {
        expect(promptBox(tight, plain, grid, still)).toEqual({ ok: true, value: tight });
      }),
    );
  });

  it('always gives an ordered box inside the slice', () => {
    fc.assert(
      fc.property(
        tightBoxes,
        draws,
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (tight, noise, amount, scale) => {
          const jitter = { unit: 'mm', amount } as const;
          const found = promptBox(tight, { ...plain, scale, jitter }, grid, noise);
          if (!found.ok) return expect(found.issue.code).toBe('PROMPT_INVALID');
          const [x0, y0, x1, y1] = found.value;
          expect(0 <= x0 && x0 <= x1 && x1 <= 63).toBe(true);
          expect(0 <= y0 && y0 <= y1 && y1 <= 47).toBe(true);
        },
      ),
    );
  });

  it('undoes an offset by its opposite, and a scale by its inverse, where nothing is clamped', () => {
    const inner = fc.tuple(fc.integer({ min: 20, max: 30 }), fc.integer({ min: 20, max: 30 }));
    fc.assert(
      fc.property(
        inner,
        inner,
        fc.double({ min: 0.5, max: 1.5, noNaN: true }),
        ([a, b], [c, d], s) => {
          const tight: Box = [Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)];
          const there = promptBox(tight, { ...plain, scale: s }, grid, still);
          const back = there.ok && promptBox(there.value, { ...plain, scale: 1 / s }, grid, still);
          if (!back || !back.ok) throw new Error('a box in the middle was refused');
          back.value.forEach((side, i) => expect(side).toBeCloseTo(tight[i], 9));
        },
      ),
    );
  });

  it('moves by a fraction of the tight box whatever the scale, so that the axes of a grid are independent', () => {
    const offset = { unit: 'fraction', x: 0.5, y: 0 } as const;
    const centre = (scale: number): number => {
      const found = promptBox([20, 20, 29, 29], { ...plain, scale, offset }, grid, still);
      return found.ok ? (found.value[0] + found.value[2]) / 2 : NaN;
    };
    expect(centre(1)).toBe(29.5);
    expect(centre(0.5)).toBe(29.5);
  });

  it('widens to the whole slice at most', () => {
    const margin = { unit: 'px', value: 1e308 } as const;
    const found = promptBox([5, 5, 6, 6], { ...plain, margin, scale: 10 }, grid, still);
    expect(found).toEqual({ ok: true, value: [0, 0, 63, 47] });
  });
});
