import { runsAnalysisSchema } from '@atrium/contracts';
import { hodgesLehmann, signedRankTest } from '@atrium/statistics';
import type { ComparedCases } from '../run/case-changes';
import { analyseRuns, type OtherRun } from './runs';
import type { AnalysedRow } from './values';

const AGAINST = '11111111-2222-4333-8444-555555555555';

const row = (arm: string, site: string, i: number, value: number | null): AnalysedRow => ({
  caseId: `${site}-${i}`,
  casePosition: i,
  site,
  patient: `p${i}`,
  arm,
  status: 'completed',
  errorCode: null,
  value,
  isCompared: true,
});

const rowsOf = (arm: string, site: string, values: readonly (number | null)[]) =>
  values.map((value, i) => row(arm, site, i, value));

const idsOf = (rows: readonly AnalysedRow[]) => [...new Set(rows.map(({ caseId }) => caseId))];

function analyse(
  now: AnalysedRow[],
  before: AnalysedRow[],
  cases: Partial<ComparedCases> = {},
  endpoint = 'dice',
  apart: OtherRun['apart'] = {},
) {
  const other: OtherRun = {
    rows: before,
    cases: { same: idsOf(before), changed: [], added: [], removed: [], ...cases },
    apart,
  };
  const arms = [...new Set(now.map(({ arm }) => arm))];
  const found = analyseRuns(
    { kind: 'runs', against: AGAINST, endpoint },
    { rows: now, arms },
    other,
  );
  expect(runsAnalysisSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  return found;
}

const BEFORE = Array.from({ length: 12 }, (_, i) => 0.8 + 0.01 * i);
const NOW = BEFORE.map((value, i) => value + 0.03 + 0.001 * (i % 4));

it('gives each arm the difference of this run less the other, paired by case', () => {
  const { arms, values, moved_sites } = analyse(
    rowsOf('a', 'x', NOW),
    rowsOf('a', 'x', BEFORE),
    {},
    'dice',
    { a: ['zRange'] },
  );
  const differences = NOW.map((value, i) => value - BEFORE[i]);
  expect(arms).toHaveLength(1);
  const [{ arm, apart, pairs, all_cases: all }] = arms;
  expect([arm, apart, pairs.both]).toEqual(['a', ['zRange'], 12]);
  expect(all.estimate).toBeCloseTo(hodgesLehmann(differences)?.estimate ?? NaN, 12);
  expect(all.p).toBeCloseTo(signedRankTest(differences).p, 12);
  expect(values).toEqual({ better: 12, worse: 0, equal: 0 });
  expect(moved_sites).toMatchObject([{ arm: 'a', site: 'x', is_better: true }]);
});

it('pairs only cases that are the same, and shows the changed ones of the same image as moved', () => {
  const now = rowsOf('a', 'x', [0.9, 0.5, 0.4, 0.8]);
  const before = rowsOf('a', 'x', [0.9, 0.9, 0.9, 0.8]);
  const { arms, moved, values } = analyse(now, before, {
    same: ['x-0', 'x-3'],
    changed: [
      { case_id: 'x-1', in: ['reference'] },
      { case_id: 'x-2', in: ['image'] },
    ],
  });
  expect(arms[0].all_cases.n).toBe(2);
  expect(moved).toEqual([
    {
      case_id: 'x-1',
      site: 'x',
      arm: 'a',
      before: 0.9,
      now: 0.5,
      is_better: false,
      changed: ['reference'],
    },
  ]);
  expect(values).toEqual({ better: 0, worse: 1, equal: 2 });
});

it('names arms of one run alone, and none without a pair', () => {
  const found = analyse(
    [...rowsOf('a', 'x', [0.9]), ...rowsOf('new', 'x', [0.9])],
    [...rowsOf('a', 'x', [0.9]), ...rowsOf('old', 'x', [0.9])],
    { same: [], added: ['x-0'], removed: ['x-0'] },
  );
  expect([found.arms, found.only_now, found.only_before]).toEqual([[], ['new'], ['old']]);
});

it('holds new sites against those of the other run, described', () => {
  const { new_sites, site_groups } = analyse(
    [...rowsOf('a', 'x', [0.9]), ...rowsOf('a', 'y', [0.5, 0.6, 0.7])],
    rowsOf('a', 'x', [0.8, 0.9]),
  );
  expect(new_sites).toEqual(['y']);
  expect(site_groups).toEqual([
    { arm: 'a', sites: 'new', n: 3, median: 0.6 },
    { arm: 'a', sites: 'old', n: 2, median: expect.closeTo(0.85, 12) },
  ]);
});

it('ranks an undefined distance worst, and two of them equal', () => {
  const { moved, values } = analyse(
    rowsOf('a', 'x', [null, null, 4, 9]),
    rowsOf('a', 'x', [null, 5, null, 5]),
    {},
    'hd95_mm',
  );
  expect(values).toEqual({ better: 1, worse: 2, equal: 1 });
  expect(moved.map(({ before, now, is_better }) => [before, now, is_better])).toEqual([
    [5, 'infinity', false],
    [5, 9, false],
    ['infinity', 4, true],
  ]);
});

it('says that rows failed by the machine make it incomplete', () => {
  const failed = { ...row('a', 'x', 0, null), status: 'failed' as const, errorCode: 'DISK_FULL' };
  expect(analyse([failed], rowsOf('a', 'x', [0.9])).is_incomplete).toBe(true);
});
