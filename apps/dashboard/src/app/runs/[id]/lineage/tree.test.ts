import type { LineageRun } from '@atrium/contracts';
import { treeRows } from './tree';

const run = (id: string, rerun_of: string | null): LineageRun => ({
  id,
  rerun_of,
  mode: 'compute',
  state: 'finished',
  protocol: 'p v1',
  cohort: 'c v1',
  created_at: '2026-01-01T00:00:00.000Z',
});

it('puts each run below the one that it repeats', () => {
  const family = [run('a', null), run('b', 'a'), run('c', 'a'), run('d', 'b')];
  expect(treeRows(family).map(({ run: { id }, depth }) => [id, depth])).toEqual([
    ['a', 0],
    ['b', 1],
    ['d', 2],
    ['c', 1],
  ]);
});

it('begins with a run whose own is not in the list', () => {
  expect(treeRows([run('b', 'gone'), run('c', 'b')]).map(({ depth }) => depth)).toEqual([0, 1]);
});
