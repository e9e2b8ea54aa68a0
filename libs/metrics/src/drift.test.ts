import fc from 'fast-check';
import { driftOf } from './drift';
import { nearestKey } from './nearest-key';

/** Slices 2.5 mm apart; `R` labelled and found at the Dice given, `M` labelled and missed, `P` predicted alone, `-` neither. */
const rows = (pattern: string, keys: readonly number[], dice: readonly number[] = []) =>
  [...pattern].map((kind, slice) => {
    const key = nearestKey(slice, keys);
    return {
      slice,
      reference_pixels: kind === 'R' || kind === 'M' ? 10 : 0,
      predicted_pixels: kind === 'R' || kind === 'P' ? 8 : 0,
      dice: kind === 'R' ? (dice[slice] ?? 0.9) : kind === '-' ? null : 0,
      distance_mm: key === null ? null : Math.abs(slice - key) * 2.5,
    };
  });

const drift = (pattern: string, keys: readonly number[], dice: readonly number[] = []) =>
  driftOf(rows(pattern, keys, dice), keys);

describe('driftOf', () => {
  it('finds nothing wrong where every labelled slice is found and none besides', () => {
    expect(drift('-RRRR-', [2])).toEqual({
      slices_overrun: 0,
      slices_missed: 0,
      lost_inferior: null,
      lost_superior: null,
      stability: 1,
    });
  });

  it('counts slices beyond both ends as over-run, one in a gap of the label not', () => {
    expect(drift('PPRRPRRP-P', [3])?.slices_overrun).toBe(4);
  });

  it('counts labelled slices without a prediction as missed, and as lost', () => {
    expect(drift('MRRRMM', [2])).toEqual({
      slices_overrun: 0,
      slices_missed: 3,
      lost_inferior: { slice: 0, distance_mm: 5 },
      lost_superior: { slice: 4, distance_mm: 5 },
      stability: 3 / 6,
    });
  });

  it('loses a slice below a Dice of 0.7, and holds one of exactly 0.7', () => {
    const dice = [0.69, 0.7, 0.9, 0.7, 0.6999];
    expect(drift('RRRRR', [2], dice)).toMatchObject({
      lost_inferior: { slice: 0, distance_mm: 5 },
      lost_superior: { slice: 4, distance_mm: 5 },
      stability: 3 / 5,
    });
  });

  it('takes the first that is lost, though a later one is held again', () => {
    const dice = [0.9, 0.2, 0.9, 0.9];
    expect(drift('RRRR', [3], dice)?.lost_inferior).toEqual({ slice: 1, distance_mm: 5 });
  });

  it('passes over slices that are not labelled', () => {
    expect(drift('M-P-R', [4])?.lost_inferior).toEqual({ slice: 0, distance_mm: 10 });
  });

  it('has lost both directions at once on a key slice that is itself below', () => {
    const lost = { slice: 1, distance_mm: 0 };
    expect(drift('RRR', [1], [0.1, 0.5, 0.1])).toMatchObject({
      lost_inferior: lost,
      lost_superior: lost,
    });
  });

  it('measures from the nearest of several key slices', () => {
    // 4 lies between 2 and 6, at one distance: it counts to the more inferior, hence as superior of it.
    expect(drift('RRRRMRRM', [6, 2])).toMatchObject({
      lost_inferior: null,
      lost_superior: { slice: 7, distance_mm: 2.5 },
    });
    expect(drift('RRRRMRRR', [6, 2])?.lost_superior).toEqual({ slice: 4, distance_mm: 5 });
  });

  it('has no direction without a key slice, and the rest all the same', () => {
    expect(drift('PRM', [])).toEqual({
      slices_overrun: 1,
      slices_missed: 1,
      lost_inferior: null,
      lost_superior: null,
      stability: 1 / 2,
    });
  });

  it('takes a key slice outside of the label as it is', () => {
    expect(drift('---RM', [0])).toMatchObject({
      lost_inferior: null,
      lost_superior: { slice: 4, distance_mm: 10 },
    });
  });

  it('is undefined without a labelled slice, or without a reference', () => {
    expect(drift('-PP', [1])).toBeNull();
    const unknown = rows('PP', [1]).map((row) => ({ ...row, reference_pixels: null, dice: null }));
    expect(driftOf(unknown, [1])).toBeNull();
  });
});

describe('driftOf, of any slices', () => {
  const anyRows = fc
    .array(
      fc.record({
        kind: fc.constantFrom('R', 'M', 'P', '-'),
        dice: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .map((slices) => ({
      pattern: slices.map(({ kind }) => kind).join(''),
      dice: slices.map(({ dice }) => dice),
    }));
  const anyKeys = fc.uniqueArray(fc.nat(29), { maxLength: 4 });

  it('does not depend on the order of rows or key slices', () => {
    fc.assert(
      fc.property(anyRows, anyKeys, ({ pattern, dice }, keys) => {
        const found = rows(pattern, keys, dice);
        expect(driftOf([...found].reverse(), [...keys].reverse())).toEqual(driftOf(found, keys));
      }),
    );
  });

  it('is the mirror image of itself with one key slice', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(29), ({ pattern, dice }, at) => {
        const end = pattern.length - 1;
        const key = Math.min(at, end);
        const here = drift(pattern, [key], dice);
        const there = drift([...pattern].reverse().join(''), [end - key], [...dice].reverse());
        expect(there?.lost_superior?.distance_mm).toBe(here?.lost_inferior?.distance_mm);
        expect(there?.slices_overrun).toBe(here?.slices_overrun);
        expect(there?.stability).toBe(here?.stability);
      }),
    );
  });

  it('is stable in full exactly where nothing is lost, for any one key slice', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(29), ({ pattern, dice }, key) => {
        const found = drift(pattern, [key], dice);
        if (!found) return;
        expect(found.lost_inferior === null && found.lost_superior === null).toBe(
          found.stability === 1,
        );
      }),
    );
  });
});
