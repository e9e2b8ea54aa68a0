import { arm, box, filter, summary } from '../testing/rows';
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
      points: { total: 4, shown: 4, groups: [] },
      filter: filter(),
      arms: [arm('a')],
      axisFrom: null,
      ...more,
    });

  it('names n, arms, sites', () => {
    expect(of([summary('s', 'a', 0.8)])).toMatch(
      /^Dice of 4 completed results, 1 arm at 1 site\. .* None failed\. Every point is a case\.$/,
    );
  });

  it('does not say that none failed where failures are filtered away', () => {
    const text = of([summary('s', 'a', 0.8)], { filter: filter({ statuses: ['completed'] }) });
    expect(text).not.toContain('None failed');
    expect(text).toContain('Failed results are filtered away');
    expect(text).toContain('Filtered by status: completed.');
  });

  it('claims nothing of a run without results, and no point where none is drawn', () => {
    expect(of([], { points: null })).toBe(
      'Dice: no result yet, or none that the filter lets through.',
    );
    const failed = summary('s', 'a', null, { failed: 4, box: box(null, 0), all: box(0, 4) });
    expect(of([failed], { points: { total: 0, shown: 0, groups: [] } })).toBe(
      'Dice of 0 completed results, 1 arm at 1 site. 4 failed; dashed box: all cases, in which the 4 failures of the method count with 0.',
    );
  });

  it('counts no site without a value, and names the rows that have none', () => {
    const bare = summary('t', 'a', null, {
      without_reference: 2,
      excluded: 3,
      box: box(null, 0),
      all: box(null, 0),
    });
    const text = of([summary('s', 'a', 0.8), bare]);
    expect(text).toContain('1 arm at 1 site.');
    expect(text).toContain('2 completed without a reference to measure them by. 3 excluded.');
  });

  it('says where arms are not like for like', () => {
    const arms = [arm('a'), arm('chained', { kind: 'box-chained', zRange: 'full' })];
    expect(of([summary('s', 'a', 0.8)], { arms })).toContain('Not like for like: an arm with †');
    const [{ groups }] = distributionSections({ ...INPUT, arms });
    expect(groups.map(({ label }) => label)).toEqual(['a †', 'chained']);
    const [{ groups: bySite }] = distributionSections({ ...INPUT, arms, groupBy: 'site' });
    expect(bySite[0].rows.map(({ label }) => label)).toEqual(['a †', 'chained']);
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
