import { arm, box, summary } from '../testing/rows';
import { distributionSections, type DistributionInput } from './data';
import { distributionSentence } from './sentence';
import { describeMetric } from '../metric/describe';
import { distributionTable } from './table';

const INPUT: DistributionInput = {
  arms: [arm('b'), arm('a'), arm('auto', { source: 'automatic' }), arm('unet', { source: 'none' })],
  sites: ['north', 'south'],
  splits: null,
  summaries: [summary('south', 'a', 0.8)],
  points: {
    total: 2,
    shown: 2,
    groups: [{ site: 'south', split: null, arm: 'a', values: [0.7, 0.9], cases: [3, 1] }],
  },
  groupBy: 'strategy',
};

describe('distributionSections', () => {
  it('keeps sources apart, arms in protocol order, a row for each site before anything is done', () => {
    const sections = distributionSections(INPUT);
    expect(sections.map(({ source }) => source)).toEqual(['reference', 'automatic', 'none']);
    expect(sections[0].groups.map(({ label }) => label)).toEqual(['b', 'a']);
    expect(sections[0].groups[0].rows.map(({ label, summary }) => [label, summary])).toEqual([
      ['north', null],
      ['south', null],
    ]);
    expect(sections[0].groups[1].rows[1]).toMatchObject({
      colour: 1,
      summary: { box: { median: 0.8 } },
      points: [
        { value: 0.7, caseNumber: 3 },
        { value: 0.9, caseNumber: 1 },
      ],
    });
  });

  it('groups by site as well', () => {
    const [{ groups }] = distributionSections({ ...INPUT, groupBy: 'site' });
    expect(groups.map(({ label, rows }) => [label, rows.map((row) => row.label)])).toEqual([
      ['north', ['b', 'a']],
      ['south', ['b', 'a']],
    ]);
  });

  it('has a row for each value of a covariate, and names those without one', () => {
    const [{ groups }] = distributionSections({
      ...INPUT,
      splits: ['', '装置A'],
      summaries: [summary('south', 'a', 0.8, { split: '装置A' })],
    });
    expect(groups[1].rows.map(({ label, colour }) => [label, colour])).toEqual([
      ['north: not given', 0],
      ['north: 装置A', 1],
      ['south: not given', 0],
      ['south: 装置A', 1],
    ]);
    expect(groups[1].rows[3].summary?.box.median).toBe(0.8);
  });
});

describe('distributionSentence', () => {
  const of = (rows: Parameters<typeof distributionSentence>[0]['summaries'], more = {}) =>
    distributionSentence({
      metric: describeMetric('dice'),
      summaries: rows,
      points: null,
      axisFrom: null,
      ...more,
    });

  it('names n, arms, sites', () => {
    expect(of([summary('s', 'a', 0.8)])).toMatch(
      /^Dice of 4 completed results, 1 arm at 1 site\. .* None failed\. Every point is a case\.$/,
    );
  });

  it('tells failures of the method from those of the data', () => {
    const method = summary('s', 'a', 0.8, { failed: 2, all: box(0.7, 6) });
    expect(of([method])).toContain('the 2 failures of the method count with 0');
    expect(of([summary('s', 'a', 0.8, { failed: 2 })])).toContain('count against no model');
  });

  it('says what is not drawn', () => {
    const text = of([summary('s', 'a', 0.8, { undefined: 3 })], {
      points: { total: 9000, shown: 5000, groups: [] },
      axisFrom: 0.5,
    });
    expect(text).toContain('3 undefined (empty prediction), ranked worst and not drawn');
    expect(text).toContain('5000 of 9000 points are drawn');
    expect(text).toContain('begins at 0.5');
  });
});

it('puts every number of the boxes into the table, the split only where there is one', () => {
  const plain = distributionTable([summary('s', 'a', 0.8)]);
  expect(plain.columns).not.toContain('split');
  expect(plain.rows[0]).toHaveLength(plain.columns.length);
  expect(plain.rows[0][plain.columns.indexOf('median')]).toBe(0.8);
  expect(distributionTable([summary('s', 'a', 0.8, { split: 'x' })]).columns).toContain('split');
});
