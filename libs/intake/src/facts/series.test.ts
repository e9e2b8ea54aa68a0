import fc from 'fast-check';
import { describeSeries } from './series';

const even = (n: number, spacing: number, start = -40.25) =>
  Array.from({ length: n }, (_, i) => start + i * spacing);

describe('describeSeries', () => {
  it('finds even slices even, in whatever order, and what was taken out or doubled (property)', () => {
    const spacing = fc.double({ min: 0.3, max: 10, noNaN: true });
    const order = fc.shuffledSubarray([...Array(30).keys()], { minLength: 30, maxLength: 30 });
    const some = fc.uniqueArray(fc.integer({ min: 2, max: 13 }), { maxLength: 4 });
    fc.assert(
      fc.property(spacing, order, some, some, (mm, shuffled, out, twice) => {
        const positions = even(30, mm);
        // Only every second one, so that the usual step stays the spacing and a gap one slice.
        const gone = new Set(out.map((i) => 2 * i));
        const kept = shuffled.filter((i) => !gone.has(i)).map((i) => positions[i]);
        const found = describeSeries([...kept, ...twice.map((i) => positions[2 * i + 1])]);
        expect(found.spacing_mm).toBeCloseTo(mm, 9);
        expect(found.deviation_mm).toBeLessThan(1e-9);
        expect(found).toMatchObject({
          slices: kept.length + twice.length,
          missing: gone.size,
          repeated: twice.length,
        });
      }),
    );
  });

  it('tells a gap of one and a half from one of two', () => {
    expect(describeSeries([0, 2, 4, 7, 9])).toMatchObject({ missing: 0, deviation_mm: 1 });
    expect(describeSeries([0, 2, 4, 8, 10])).toMatchObject({ missing: 1, deviation_mm: 0 });
    expect(describeSeries([0, 2, 4, 10, 12])).toMatchObject({ missing: 2, deviation_mm: 0 });
  });

  it.each([
    [[5], 0],
    [[5, 5, 5], 2],
  ])('knows no spacing of %j', (positions, repeated) => {
    expect(describeSeries(positions)).toEqual({
      slices: positions.length,
      spacing_mm: null,
      missing: 0,
      repeated,
      deviation_mm: 0,
    });
  });
});
