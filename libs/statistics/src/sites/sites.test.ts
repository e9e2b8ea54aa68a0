import { expectClose, fixtureCases } from '../testing/fixtures';
import { siteEffect, type SiteEffect } from './effect';
import { heterogeneity } from './heterogeneity';
import {
  equalWeightMean,
  leaveOneSiteOut,
  metaAnalysis,
  predictionInterval,
} from './meta-analysis';

interface Case {
  readonly estimates: number[];
  readonly variances: number[];
  readonly tau2: number;
  readonly estimate: number;
  readonly standard_error: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly i2: number;
  readonly q: number;
  readonly q_p: number;
  readonly tau2_low: number;
  readonly tau2_high: number;
  readonly i2_low: number;
  readonly i2_high: number;
  readonly predict_low: number;
  readonly predict_high: number;
}

const effectsOf = ({ estimates, variances }: Pick<Case, 'estimates' | 'variances'>): SiteEffect[] =>
  estimates.map((estimate, i) => ({ site: `s${i}`, n: 10, estimate, variance: variances[i] }));

it.each(fixtureCases<Case>('meta-analysis'))(
  "REML, Hartung-Knapp with q* and the prediction interval are metafor's (tau2 $tau2)",
  (one) => {
    const found = metaAnalysis(effectsOf(one));
    expectClose(found.tau2, one.tau2, 1e-9);
    expectClose(found.estimate, one.estimate, 1e-9);
    expectClose(found.standardError, one.standard_error, 1e-9);
    expectClose(found.interval.low, one.low, 1e-8);
    expectClose(found.interval.high, one.high, 1e-8);
    expectClose(found.p, one.p, 1e-8);
    const predicted = predictionInterval(found);
    expectClose(predicted.low, one.predict_low, 1e-8);
    expectClose(predicted.high, one.predict_high, 1e-8);
  },
);

it.each(fixtureCases<Case>('meta-analysis'))(
  "I2, Q and the Q-profile intervals are metafor's (tau2 $tau2)",
  (one) => {
    const found = heterogeneity(effectsOf(one));
    expectClose(found.i2, one.i2, 1e-6);
    expectClose(found.q, one.q, 1e-10);
    expectClose(found.p, one.q_p, 1e-10);
    expectClose(found.tau2Interval.low, one.tau2_low, 1e-8);
    expectClose(found.tau2Interval.high, one.tau2_high, 1e-8);
    expectClose(found.i2Interval.low, one.i2_low, 1e-5);
    expectClose(found.i2Interval.high, one.i2_high, 1e-6);
  },
);

it('leaves each site out in turn', () => {
  const effects = effectsOf(fixtureCases<Case>('meta-analysis')[1]);
  const left = leaveOneSiteOut(effects);
  expect(left.map(({ without }) => without)).toEqual(effects.map(({ site }) => site));
  expectClose(left[0].estimate, metaAnalysis(effects.slice(1)).estimate, 1e-14);
});

it('weighs sites alike for these sites alone, with the interval of Welch where there are two', () => {
  const effects = effectsOf({ estimates: [0.8, 0.9, 1], variances: [0.09, 0.0009, 0.09] });
  const found = equalWeightMean(effects);
  expectClose(found.estimate, 0.9, 1e-14);
  expectClose(found.standardError, Math.sqrt(0.1809) / 3, 1e-14);
  const sleep = [
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
  ].flatMap((values, i) => siteEffect(`s${i}`, values) ?? []);
  const both = equalWeightMean(sleep);
  // The difference of R's t.test(extra ~ group) is -3.365483 to 0.205483: as wide as twice this mean's interval.
  expectClose(2 * (both.interval.high - both.interval.low), 3.365483 + 0.205483, 1e-6);
});

it('has no effect of a site with fewer than two values, or with equal ones', () => {
  expect(siteEffect('a', [0.5])).toBeNull();
  expect(siteEffect('a', [0.5, 0.5])).toBeNull();
  expect(siteEffect('a', [1, 2, 3])).toMatchObject({ n: 3, estimate: 2, variance: 1 / 3 });
});
