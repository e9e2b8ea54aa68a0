import fc from 'fast-check';
import { robustLimits } from './robust-limits';

describe('robustLimits', () => {
  it('is 3.5 x 1.4826 MAD about the median', () => {
    // Median 5.5, deviations 0.5 0.5 1.5 1.5 2.5 2.5 3.5 3.5 4.5 94.5: MAD 2.5.
    const limits = robustLimits([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]);
    expect(limits?.[0]).toBeCloseTo(5.5 - 3.5 * 1.4826 * 2.5, 12);
    expect(limits?.[1]).toBeCloseTo(5.5 + 3.5 * 1.4826 * 2.5, 12);
  });

  it('takes the mean deviation where most values are equal, and finds the one that is not', () => {
    const limits = robustLimits([...new Array<number>(11).fill(4), 16]);
    expect(limits?.[1]).toBeCloseTo(4 + 3.5 * 1.2533 * 1, 12);
  });

  it('has none of fewer than ten values, or of equal ones', () => {
    expect(robustLimits([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeNull();
    expect(robustLimits(new Array<number>(20).fill(3))).toBeNull();
  });

  it('follows a change of unit, and no order (property)', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), {
      minLength: 10,
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -99, max: 99 }),
        (all, factor, shift) => {
          const limits = robustLimits(all);
          const moved = robustLimits([...all].reverse().map((value) => factor * value + shift));
          expect(moved === null).toBe(limits === null);
          limits?.forEach((limit, i) => expect(moved?.[i]).toBeCloseTo(factor * limit + shift, 6));
        },
      ),
    );
  });
});
