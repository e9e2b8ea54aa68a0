import type { CohortOverview, ProtocolSummary } from '@atrium/contracts';
import { launchIdOf, readChoice, type LaunchParams } from './launch-state';

const ID = '00000000-0000-7000-8000-000000000001';
const SHA = 'a'.repeat(64);
const site = (name: string) => ({
  site: name,
  cases: 1,
  patients: 1,
  issues: 0,
  without_reference: 0,
});
const cohort: CohortOverview = {
  id: 'c1',
  name: 'utah',
  version: 1,
  sha256: SHA,
  manifest_sha256: SHA,
  cases: 2,
  created_at: '2026-01-01T00:00:00.000Z',
  note: '',
  sites: [site('a'), site('b')],
  runs: 0,
};
const protocol: ProtocolSummary = {
  id: 'p1',
  name: 'boxes',
  version: 1,
  sha256: SHA,
  created_at: cohort.created_at,
};
const NOTHING: LaunchParams = {
  cohort: null,
  protocol: null,
  sites: [],
  cases: [],
  limit: null,
  subset: null,
  pilot: null,
  rerun_of: null,
  reuse: false,
  launch: null,
};
const read = (change: Partial<LaunchParams>) =>
  readChoice({ ...NOTHING, ...change }, [cohort, { ...cohort, id: 'c2' }], [protocol]);

describe('readChoice', () => {
  it('chooses the only protocol, and leaves open which of two cohorts', () => {
    expect(read({})).toMatchObject({ cohort: null, protocol: { id: 'p1' }, pilot: 'all' });
  });

  it('takes results over in a rerun alone', () => {
    expect(read({ reuse: true, rerun_of: ID })).toMatchObject({ mode: 'reuse', rerunOf: ID });
    expect(read({ reuse: true })).toMatchObject({ mode: 'compute', rerunOf: null });
    expect(read({ rerun_of: ID })).toMatchObject({ mode: 'compute' });
  });

  it('takes nonsense for nothing', () => {
    expect(
      read({
        cohort: 'nonsense',
        protocol: 'nonsense',
        limit: -4,
        sites: ['nowhere'],
        rerun_of: 'x',
      }),
    ).toMatchObject({
      cohort: null,
      protocol: null,
      rerunOf: null,
      selection: { sites: null, cases: null, limit: 1 },
    });
  });

  it('keeps the sites that the cohort has', () => {
    expect(read({ cohort: 'c1', sites: ['b', 'nowhere'] }).selection).toEqual({
      sites: ['b'],
      cases: null,
      limit: null,
    });
  });

  it('leaves a subset behind where another choice is made', () => {
    const { selection } = read({ cohort: 'c1', subset: 'pilot', pilot: 'all' });
    expect(selection).toEqual({ sites: null, cases: null, limit: null });
  });

  it.each([
    [{ limit: 5 }, { cases: null, limit: 5 }],
    [{ cases: ['x', 'y'] }, { cases: ['x', 'y'], limit: null }],
    [
      { cases: ['x', 'y'], limit: 1 },
      { cases: ['x', 'y'], limit: 1 },
    ],
    [
      { cases: ['x'], limit: 5, pilot: 'first' as const },
      { cases: null, limit: 5 },
    ],
    [
      { cases: ['x'], limit: 5, pilot: 'all' as const },
      { cases: null, limit: null },
    ],
    [{ pilot: 'chosen' as const }, { cases: [], limit: null }],
    [{ pilot: 'first' as const }, { cases: null, limit: 3 }],
    [{ subset: 'pilot' }, { cases: null, limit: null, subset: 'pilot' }],
    [
      { subset: 'pilot', limit: 2 },
      { cases: null, limit: 2, subset: 'pilot' },
    ],
    [{ pilot: 'subset' as const }, { cases: [], limit: null }],
  ])('%j selects %j', (change, selection) =>
    expect(read({ cohort: 'c1', ...change }).selection).toMatchObject(selection),
  );
});

describe('launchIdOf', () => {
  it('is a UUID or nothing', () => {
    expect(launchIdOf({ ...NOTHING, launch: ID })).toBe(ID);
    expect(launchIdOf({ ...NOTHING, launch: 'nonsense' })).toBeNull();
  });
});
