import type { RunsAnalysis } from '@atrium/contracts';
import { runsTables } from './runs-tables';

const answer = {
  n: 2,
  p: 0.5,
  estimate: 0.1,
  interval: { low: 0, high: 'infinity' as const, level: 0.95 },
  sites: [{ site: 'x', n: 2, p: 0.5, estimate: null, interval: null, mean: null }],
  meta: {
    sites: 0,
    unweighted: [],
    mean: null,
    leave_one_out: [],
    heterogeneity: null,
    prediction: null,
  },
  agreement: null,
};

const FOUND: RunsAnalysis = {
  against: '11111111-2222-4333-8444-555555555555',
  endpoint: 'dice',
  is_incomplete: false,
  cases: {
    same: 2,
    changed: [{ case_id: 'c', in: ['reference', 'site'] }],
    added: ['n'],
    removed: ['r'],
  },
  arms: [
    {
      arm: 'a',
      apart: [],
      pairs: { both: 2, only_arm: 0, only_against: 0, neither: 0 },
      all_cases: answer,
      completed_only: answer,
    },
  ],
  only_now: [],
  only_before: [],
  moved_sites: [],
  values: { better: 0, worse: 1, equal: 1 },
  moved: [
    {
      case_id: 'c',
      site: 'x',
      arm: 'a',
      before: 0.9,
      now: 'infinity',
      is_better: false,
      changed: ['reference'],
    },
  ],
  new_sites: [],
  site_groups: [],
};

it('has a row for each arm, site and population, each value that moved, each case that changed', () => {
  const tables = new Map(runsTables(FOUND).map((table) => [table.name, table]));
  expect(tables.get('differences')?.rows).toEqual([
    ['a', 'x', 'all_cases', 'dice', 2, null, null, null, 0.5],
    ['a', null, 'all_cases', 'dice', 2, 0.1, 0, null, 0.5],
    ['a', 'x', 'completed_only', 'dice', 2, null, null, null, 0.5],
    ['a', null, 'completed_only', 'dice', 2, 0.1, 0, null, 0.5],
  ]);
  expect(tables.get('moved')?.rows).toEqual([
    ['c', 'x', 'a', 'dice', 0.9, null, 'no', 'reference'],
  ]);
  expect(tables.get('cases')?.rows).toEqual([
    ['c', 'changed', 'reference site'],
    ['n', 'in B alone', null],
    ['r', 'in A alone', null],
  ]);
  for (const { columns, rows } of tables.values())
    for (const row of rows) expect(row).toHaveLength(columns.length);
});
