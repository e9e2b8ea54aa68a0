import { expectClose } from '../testing/fixtures';
import { blandAltman } from './bland-altman';

/** Peak expiratory flow by two meters, 17 people (Bland and Altman, Lancet 1986, table 1): large less mini meter. */
const LARGE = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];
const MINI = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];

it('gives what the worked example has: bias -2.1, SD 38.8, its interval -22.0 to 17.8', () => {
  const found = blandAltman(LARGE.map((value, i) => value - MINI[i]));
  expect(found?.n).toBe(17);
  expect(found?.bias).toBeCloseTo(-2.1, 1);
  expect(found?.sd).toBeCloseTo(38.8, 1);
  expect(found?.biasInterval.low).toBeCloseTo(-22.0, 0);
  expect(found?.biasInterval.high).toBeCloseTo(17.8, 0);
  // The paper rounds 1.96 to 2 for its limits, -79.7 and 75.5.
  expect(found?.lower).toBeCloseTo(-78.1, 0);
  expect(found?.upper).toBeCloseTo(73.9, 0);
});

it('has intervals of the limits that are 1.71 times as wide as that of the bias, in large samples', () => {
  const many = Array.from({ length: 5000 }, (_, i) => Math.sin(i));
  const found = blandAltman(many);
  if (!found) throw new Error('nothing found');
  const wide = ({ low, high }: { low: number; high: number }): number => high - low;
  expectClose(
    wide(found.upperInterval) / wide(found.biasInterval),
    Math.sqrt(1 + 1.96 ** 2 / 2),
    1e-3,
  );
});

it('says nothing of fewer than three', () => {
  expect(blandAltman([1, 2])).toBeNull();
});
