import type { DiceSummaryRow } from '@atrium/contracts';
import { distributionGroups, distributionSentence } from './data';

const summary = (site: string, arm: string, q1: number, q3: number): DiceSummaryRow => ({
  site,
  strategy: arm,
  arm,
  prompt_source: 'reference',
  z_range: 'reference',
  completed: 4,
  failed: 1,
  excluded: 0,
  without_reference: 0,
  median: 0.85,
  q1,
  q3,
  min: 0.2,
  max: 0.95,
  mean: 0.8,
  n_all: 4,
  median_all: 0.85,
  mean_all: 0.8,
});

const point = (site: string, arm: string, case_id: string, dice: number) => ({
  site,
  arm,
  case_id,
  dice,
});

describe('distributionGroups', () => {
  const summaries = [
    summary('b', 'm0', 0.8, 0.9),
    summary('a', 'm0', 0.8, 0.9),
    summary('a', 'm3', 0.8, 0.9),
  ];

  it('keeps arms in the order given and colours sites by name', () => {
    const groups = distributionGroups(summaries, []);
    expect(groups.map(({ arm }) => arm)).toEqual(['m0', 'm3']);
    expect(groups[0].rows.map(({ site, siteIndex }) => [site, siteIndex])).toEqual([
      ['b', 1],
      ['a', 0],
    ]);
  });

  it('ends whiskers at the furthest point within 1.5 IQR', () => {
    const points = [0.2, 0.7, 0.85, 0.95].map((dice, i) => point('a', 'm3', `c${i}`, dice));
    const [row] = distributionGroups(summaries, points)[1].rows;
    expect(row.whiskers).toEqual([0.7, 0.95]);
    expect(row.points).toHaveLength(4);
  });

  it('has no whiskers without points', () => {
    expect(distributionGroups(summaries, [])[0].rows[0].whiskers).toBeNull();
  });
});

describe('distributionSentence', () => {
  it('names n, arms, sites and failures', () => {
    const text = distributionSentence([summary('a', 'm0', 0.8, 0.9)]);
    expect(text).toContain('4 completed results, 1 arm at 1 site; 1 failed and are not drawn');
  });
});
