import { correctionSlice } from './correction';
import type { LabelledSlice } from './labelled-slices';

const labelled = [3, 4, 5, 7].map((slice): LabelledSlice => ({
  slice,
  pixels: 9,
  tight: [slice, 0, slice + 2, 2],
}));
const next = (dices: Readonly<Record<number, number>>, prompted: readonly number[]) =>
  correctionSlice(labelled, (slice) => dices[slice], new Set(prompted))?.slice ?? null;

describe('correctionSlice', () => {
  it('is the one of least Dice that is not prompted yet', () => {
    expect(next({ 3: 0.9, 4: 0.8, 5: 0.1, 7: 0.2 }, [4])).toBe(5);
    expect(next({ 3: 0.9, 4: 0.8, 5: 0.1, 7: 0.2 }, [4, 5])).toBe(7);
  });

  it('is the most inferior of equals', () => {
    expect(next({ 3: 0.5, 4: 0.2, 5: 0.2, 7: 0.2 }, [])).toBe(4);
  });

  it('is none when every labelled slice is prompted', () => {
    expect(next({ 3: 0, 4: 0, 5: 0, 7: 0 }, [7, 5, 3, 4])).toBeNull();
  });
});
