import { thresholdCosts, thresholdSteps, type Bucket } from './threshold-costs';

const bucket = (at: number | null, more: Partial<Bucket>): Bucket => ({
  step: 0.5,
  bucket: at,
  labelled: 0,
  found: 0,
  dice: 0,
  spare: 0,
  overrun: 0,
  ...more,
});

/** Ten labelled slices, one of them missed, three predicted besides of which two are over-run. */
const BUCKETS = [
  bucket(-2, { spare: 2, overrun: 2 }),
  bucket(-1, { labelled: 1, found: 1, dice: 0.5 }),
  bucket(1, { labelled: 6, found: 5, dice: 4, spare: 1 }),
  bucket(null, { labelled: 3, found: 3, dice: 2.7 }),
];

it('goes from a threshold that cuts nothing to one that cuts all that has a score', () => {
  expect(thresholdSteps(BUCKETS)).toEqual([-2, -1, 0, 1, 2]);
  expect(thresholdSteps([bucket(null, { labelled: 1 })])).toEqual([]);
});

it('holds 0 although every score is above it', () => {
  expect(thresholdSteps([bucket(2, {}), bucket(3, {})])).toEqual([0, 1, 2, 3, 4]);
});

it('gives the shares that are cut and lost, and Dice where it is defined then', () => {
  const costs = thresholdCosts(BUCKETS, thresholdSteps(BUCKETS));
  expect(costs.map(({ threshold }) => threshold)).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(costs.map((cost) => cost.overrun_cut)).toEqual([0, 1, 1, 1, 1]);
  expect(costs.map((cost) => cost.labelled_lost)).toEqual([0, 0, 0.1, 0.1, 0.6]);
  const dice = [7.2 / 13, 7.2 / 11, 6.7 / 11, 6.7 / 11, 2.7 / 10];
  costs.forEach((cost, i) => expect(cost.mean_dice).toBeCloseTo(dice[i], 12));
});

it('has no share of nothing', () => {
  const [cost] = thresholdCosts([bucket(0, {})], [0]);
  expect(cost).toEqual({ threshold: 0, overrun_cut: null, labelled_lost: null, mean_dice: null });
});
