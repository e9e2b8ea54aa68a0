import { runAnalysisSchema, type AnalysisYaml } from '@atrium/contracts';
import { medianInterval, signedRankTest } from '@atrium/statistics';
import { analyseRun, type AnalysisInput } from './analyse';
import type { AnalysedRow } from './values';

const SITES = ['north', 'south'];
const ARMS = ['boxes', 'half', 'one-box'];

/** Dice of an arm on a case, without chance: half loses a hundredth, one-box a twentieth at the second site. */
function diceOf(arm: string, site: string, i: number): number {
  const base = 0.85 + 0.1 * Math.sin(7 * i);
  if (arm === 'half') return base - 0.01 - 0.001 * Math.cos(5 * i);
  if (arm === 'one-box') return base - (site === 'south' ? 0.05 : 0) - 0.001 * Math.sin(3 * i);
  return base;
}

const row = (
  arm: string,
  site: string,
  i: number,
  more: Partial<AnalysedRow> = {},
): AnalysedRow => ({
  caseId: `${site}-${i}`,
  casePosition: SITES.indexOf(site) * 100 + i,
  site,
  patient: `p${i}`,
  arm,
  status: 'completed',
  errorCode: null,
  value: diceOf(arm, site, i),
  isCompared: true,
  ...more,
});

const rowsOf = (cases: number): AnalysedRow[] =>
  SITES.flatMap((site) =>
    Array.from({ length: cases }, (_, i) => ARMS.map((arm) => row(arm, site, i))).flat(),
  );

const comparison = {
  id: 'a',
  kind: 'non-inferiority',
  arm: 'half',
  against: 'boxes',
  margin: 0.02,
} as const;
const analysis: AnalysisYaml = { endpoint: 'dice', comparisons: [comparison] };
const input = (rows: AnalysedRow[], more: Partial<AnalysisInput> = {}): AnalysisInput => ({
  arms: ARMS,
  rows,
  analysis,
  isPartial: false,
  further: [],
  pilot: null,
  seed: 5,
  trainedOn: [],
  withDataset: rows.map(({ caseId }) => caseId),
  secondReader: [],
  apart: {},
  apartOfDeclared: [],
  covariates: {},
  grids: [],
  ...more,
});
const verdicts = (rows: AnalysedRow[], declared: AnalysisYaml): string[] =>
  analyseRun(input(rows, { analysis: declared })).declared.map(({ verdict }) => verdict);

it('gives the intervals of the medians of further metrics as those of an endpoint', () => {
  const rows = rowsOf(20);
  const values = rows.map(({ value }, i) => (i === 0 ? null : 30 * (1 - (value ?? 0))));
  const { further } = analyseRun(input(rows, { further: [{ metric: 'hd_mm', values }] }));
  const asEndpoint = analyseRun(
    input(
      rows.map((one, i) => ({ ...one, value: values[i] })),
      { analysis: { endpoint: 'hd95_mm' } },
    ),
  );
  expect(further).toMatchObject([{ metric: 'hd_mm' }]);
  expect(further[0].arms).toEqual(
    asEndpoint.arms.map(({ arm, site, all_cases, completed_only }) => ({
      arm,
      site,
      all_cases: all_cases?.median_interval,
      completed_only: completed_only?.median_interval,
    })),
  );
  expect(further[0].arms[0].all_cases).not.toBeNull();
});

it('describes every arm at every site and over all, the same for the same seed', () => {
  const found = analyseRun(input(rowsOf(20)));
  expect(runAnalysisSchema.parse(found)).toEqual(found);
  expect(found.arms.map(({ arm, site }) => [arm, site])).toEqual(
    ARMS.flatMap((arm) => [...SITES, null].map((site) => [arm, site])),
  );
  expect(analyseRun(input(rowsOf(20)))).toEqual(found);
  const north = rowsOf(20).filter(({ arm, site }) => arm === 'boxes' && site === 'north');
  const interval = medianInterval(north.map(({ value }) => value ?? NaN));
  expect(found.arms[0].all_cases?.median_interval).toEqual(interval);
  // Of twenty values with failures among them BCa's interval would cover the mean in 83 %: it is not offered.
  expect(found.arms[0].all_cases).toMatchObject({ mean: expect.any(Number), mean_interval: null });
  const many = analyseRun(input(rowsOf(200)));
  expect(many.arms[0].all_cases?.mean_interval?.low).toBeLessThan(
    many.arms[0].all_cases?.mean ?? 0,
  );
});

it('answers a declared comparison over sites and at each', () => {
  const rows = rowsOf(20);
  const [answer] = analyseRun(input(rows)).declared;
  expect(answer.verdict).toBe('shown');
  expect(answer.all_cases.pairs).toEqual({ both: 40, one: 0, neither: 0 });
  expect(answer.all_cases.smallest_p).toBeCloseTo(2 ** -40, 15);
  const north = rows.filter(({ site }) => site === 'north');
  const differences = Array.from(
    { length: 20 },
    (_, i) => (north[3 * i + 1].value ?? NaN) - (north[3 * i].value ?? NaN) + 0.02,
  );
  expect(answer.all_cases.sites[0].p).toBeCloseTo(signedRankTest(differences, 'greater').p, 9);
});

it('shows at every site only what each site shows', () => {
  const tracked = { ...comparison, id: 't', arm: 'one-box', margin: 0.02 };
  const everySite = { ...tracked, at: 'every-site' } as const;
  expect(verdicts(rowsOf(20), { endpoint: 'dice', comparisons: [everySite] })).toEqual([
    'not shown',
  ]);
  const wide = { ...everySite, margin: 0.06 };
  expect(verdicts(rowsOf(20), { endpoint: 'dice', comparisons: [wide] })).toEqual(['shown']);
});

it('counts failures of the method as worst in all cases, and none of their pairs in completed only', () => {
  const failed = rowsOf(20).map((one, i) =>
    one.arm === 'half' && i % 4 === 1
      ? { ...one, status: 'failed' as const, errorCode: 'PROMPT_EMPTY', value: null }
      : one,
  );
  const found = analyseRun(input(failed));
  const half = found.arms.find(({ arm, site }) => arm === 'half' && site === null);
  expect(half?.failed.method).toBeGreaterThan(5);
  expect(half?.all_cases?.min).toBe(0);
  const share = (half?.failed.method ?? NaN) / 40;
  expect(half?.method_failed).toMatchObject({ of: 40, share });
  expect(half?.method_failed?.interval.low).toBeLessThan(share);
  expect(half?.all_cases?.n).toBe(40);
  expect(half?.completed_only?.n).toBe(half?.completed);
  expect(found.declared[0].completed_only.pairs.one).toBe(half?.failed.method);
  expect(found.declared[0].completed_only.p).toBeLessThan(0.001);
  expect(found.declared[0].verdict).toBe('not shown');
});

it('counts every case of a comparison in each population: as a pair, in one arm alone, or in neither', () => {
  const failsIn = (arms: readonly string[], caseId: string) => (one: AnalysedRow) =>
    one.caseId === caseId && arms.includes(one.arm)
      ? { ...one, status: 'failed' as const, errorCode: 'PROMPT_EMPTY', value: null }
      : one;
  const rows = rowsOf(10)
    .map(failsIn(['half'], 'north-1'))
    .map(failsIn(ARMS, 'south-2'));
  const [answer] = analyseRun(input(rows)).declared;
  expect(answer.all_cases).toMatchObject({
    pairs: { both: 20, one: 0, neither: 0 },
    patients: 20,
  });
  expect(answer.completed_only).toMatchObject({
    pairs: { both: 18, one: 1, neither: 1 },
    patients: 18,
  });
});

it('holds two arms against each other once, however many claims are made of them', () => {
  const claims = [
    comparison,
    { id: 'b', kind: 'difference', arm: 'half', against: 'boxes' },
    { id: 'c', kind: 'difference', arm: 'boxes', against: 'half' },
    { id: 'd', kind: 'difference', arm: 'half', against: 'one-box' },
  ] as const;
  const covariates = {
    scanner: Object.fromEntries(rowsOf(9).map(({ caseId }, i) => [caseId, i % 2 ? 'A' : 'B'])),
  };
  const declared: AnalysisYaml = { endpoint: 'dice', comparisons: [...claims] };
  const found = analyseRun(input(rowsOf(9), { analysis: declared, covariates }));
  const two = [
    ['half', 'boxes'],
    ['half', 'one-box'],
  ];
  expect(found.declared).toHaveLength(4);
  expect(found.pairs.map(({ arm, against }) => [arm, against])).toEqual(two);
  expect(found.groups.map(({ arm, against }) => [arm, against])).toEqual(two);
});

it('gives no interval of a median of few patients, however many their scans', () => {
  const scans = (patients: number) =>
    Array.from({ length: 2 * patients }, (_, i) =>
      row('boxes', 'north', i, { patient: `p${Math.floor(i / 2)}` }),
    );
  const intervalOf = (patients: number) =>
    analyseRun(input(scans(patients), { arms: ['boxes'] })).arms[0].all_cases?.median_interval;
  expect(intervalOf(4)).toBeNull();
  expect(intervalOf(40)).toMatchObject({ level: 0.95 });
});

it('takes a patient for one witness, whatever number of scans he or she has', () => {
  const once = rowsOf(9);
  const thrice = once.flatMap((one) =>
    ['a', 'b', 'c'].map((scan) => ({ ...one, caseId: `${one.caseId}${scan}` })),
  );
  const declared = { ...analysis, acceptance: [{ arm: 'one-box', atLeast: 0.5 }] };
  const [few, many] = [once, thrice].map((rows) => analyseRun(input(rows, { analysis: declared })));
  expect(many.declared[0].all_cases.pairs.both).toBe(54);
  expect(many.declared[0].all_cases).toEqual({
    ...few.declared[0].all_cases,
    pairs: { both: 54, one: 0, neither: 0 },
  });
  expect(many.declared[0].all_cases.patients).toBe(18);
  expect(many.ranking).toMatchObject({ cases: 54, patients: 18 });
  expect(many.pairs[0].all_cases.p).toBe(few.pairs[0].all_cases.p);
  expect(many.pairs[0].all_cases.sites).toEqual(few.pairs[0].all_cases.sites);
  expect(many.ranking?.p).toBe(few.ranking?.p);
  expect(many.arms.map(({ site_mean: of }) => of?.interval)).toEqual(
    few.arms.map(({ site_mean: of }) => of?.interval),
  );
});

it('gives no verdict while the machine has failed rows', () => {
  const rows = rowsOf(20);
  const broken = [
    { ...rows[0], status: 'failed' as const, errorCode: 'CASE_STALLED', value: null },
  ];
  const declared = { ...analysis, acceptance: [{ arm: 'half', atLeast: 0.1 }] };
  const found = analyseRun(input([...broken, ...rows.slice(1)], { analysis: declared }));
  expect(found.is_incomplete).toBe(true);
  expect(found.declared[0]).toMatchObject({ verdict: 'incomplete', needed: null });
  expect(found.acceptance[0].sites[0].verdict).toBe('incomplete');
});

it('lets an arm of a model that was trained on the cohort carry no claim, and still describes it', () => {
  const trainedOn = [{ arm: 'half', models: ['m'], datasets: ['la2018'] }];
  const declared = {
    ...analysis,
    comparisons: [comparison, { ...comparison, id: 'b', arm: 'one-box' }],
    acceptance: [{ arm: 'half', atLeast: 0.1 }],
  };
  const found = analyseRun(input(rowsOf(20), { analysis: declared, trainedOn }));
  expect(found.declared.map(({ verdict }) => verdict)).toEqual(['no claim', 'not shown']);
  expect(found.declared[0].all_cases.sites).toHaveLength(2);
  expect(found.acceptance[0].sites[0]).toMatchObject({ verdict: 'no claim', bound: null });
  expect(found.arms.find(({ arm }) => arm === 'half')?.completed).toBe(20);
});

it('gives no verdict on a run that was ended before all of its results were there', () => {
  const found = analyseRun(input(rowsOf(20), { isPartial: true }));
  expect(found.is_incomplete).toBe(true);
  expect(found.declared[0].verdict).toBe('incomplete');
});

it('names no robust range of a model that was trained on the cohort', () => {
  const grid = {
    strategy: 's',
    points: ARMS.map((one, i) => ({ arms: [one], place: [i, 0, 0, 0] })),
  };
  const robustRange = [{ strategy: 's', nominal: 'boxes', loss: 0.5 }];
  const declared = { endpoint: 'dice', robustRange };
  const ranges = (trainedOn: AnalysisInput['trainedOn']) =>
    analyseRun(input(rowsOf(20), { analysis: declared, grids: [grid], trainedOn }))
      .robust_ranges[0];
  expect(ranges([])).toMatchObject({ silent: null, range: ARMS });
  const silent = ranges([{ arm: 'half', models: ['m'], datasets: ['la2018'] }]);
  expect(silent).toMatchObject({ silent: 'no claim', range: [] });
  expect(silent.points).toHaveLength(3);
});

it('says of ranks and of groups that their arms are not like for like', () => {
  const acceptance = [{ arm: 'one-box', atLeast: 0.5 }];
  const scanner = Object.fromEntries(
    rowsOf(20).map(({ caseId, patient }) => [caseId, patient.length === 2 ? 'x' : 'y']),
  );
  const found = analyseRun(
    input(rowsOf(20), {
      analysis: { ...analysis, acceptance },
      apart: { a: ['source'] },
      apartOfDeclared: ['zRange'],
      covariates: { scanner },
    }),
  );
  expect(found.ranking?.apart).toEqual(['zRange']);
  expect(found.groups.map(({ apart }) => apart)).toEqual([['source']]);
});

it('leaves the pilot out of claims and keeps it in the description', () => {
  const cases = Array.from({ length: 17 }, (_, i) => `north-${i}`);
  const pilot = { subset: 'pilot', cases: [...cases, 'not-in-the-run'] };
  const found = analyseRun(input(rowsOf(20), { pilot }));
  expect(found.pilot).toEqual({ subset: 'pilot', cases: 17 });
  expect(found.declared[0].all_cases.pairs.both).toBe(23);
  expect(found.arms[0].completed).toBe(20);
  const everySite = { ...comparison, at: 'every-site' as const };
  const few = analyseRun(
    input(rowsOf(20), { analysis: { ...analysis, comparisons: [everySite] }, pilot }),
  );
  expect(few.declared[0]).toMatchObject({ verdict: 'not decidable', needed: 6 });
});

it('leaves no site out of every site whose cases are all of the pilot', () => {
  const cases = Array.from({ length: 20 }, (_, i) => `north-${i}`);
  const found = analyseRun(
    input(rowsOf(20), {
      analysis: {
        endpoint: 'dice',
        comparisons: [{ ...comparison, at: 'every-site' }],
        acceptance: [{ arm: 'half', atLeast: 0.1, at: 'every-site' }],
      },
      pilot: { subset: 'pilot', cases },
    }),
  );
  expect(found.declared[0].verdict).toBe('not decidable');
  expect(found.declared[0].all_cases.sites.map(({ site, n }) => [site, n])).toEqual(
    SITES.map((site) => [site, site === 'north' ? 0 : 20]),
  );
  expect(found.acceptance[0].sites.find(({ site }) => site === 'north')?.verdict).toBe(
    'not decidable',
  );
});

it('is missed where an arm fails all of a site, which no completed case can mend', () => {
  const rows = rowsOf(20).map((one) =>
    one.site === 'north' && one.arm === 'half'
      ? { ...one, status: 'failed' as const, errorCode: 'PROMPT_EMPTY', value: null }
      : one,
  );
  const found = analyseRun(
    input(rows, {
      analysis: {
        endpoint: 'dice',
        comparisons: [comparison],
        acceptance: [{ arm: 'half', atLeast: 0.1, at: 'every-site' }],
      },
    }),
  );
  expect(found.acceptance[0].sites.map(({ site, verdict }) => [site, verdict])).toEqual([
    ['north', 'missed'],
    ['south', 'met'],
  ]);
  expect(found.declared[0]).toMatchObject({
    lost_sites: ['north'],
    failed: { arm: 20, against: 0 },
  });
  expect(found.declared[0].verdict).not.toBe('shown');
});

it('says in what declared arms differ, and how many cases name no data set', () => {
  const rows = rowsOf(5);
  const found = analyseRun(input(rows, { apart: { a: ['zRange'] }, withDataset: ['north-0'] }));
  expect(found.declared[0].apart).toEqual(['zRange']);
  expect(found.without_dataset).toBe(new Set(rows.map(({ caseId }) => caseId)).size - 1);
  expect(analyseRun(input(rows)).declared[0].apart).toEqual([]);
});

it('accepts an arm whose bound reaches what was declared, at each site', () => {
  const acceptance = [{ arm: 'one-box', atLeast: 0.75, at: 'every-site' as const }];
  const found = analyseRun(input(rowsOf(20), { analysis: { endpoint: 'dice', acceptance } }));
  expect(found.acceptance[0].sites.map(({ site }) => site)).toEqual(SITES);
  for (const { verdict, bound } of found.acceptance[0].sites)
    expect(verdict).toBe(Number(bound) >= 0.75 ? 'met' : 'missed');
  const few = analyseRun(input(rowsOf(5), { analysis: { endpoint: 'dice', acceptance } }));
  expect(few.acceptance[0].sites.map(({ verdict }) => verdict)).toEqual(
    SITES.map(() => 'not decidable'),
  );
});

it('answers acceptance over all sites where there is one site, and where there is no row', () => {
  const acceptance = [{ arm: 'boxes', atLeast: 0.75 }];
  const declared = { endpoint: 'dice', acceptance };
  const answerOf = (rows: AnalysedRow[]) =>
    analyseRun(input(rows, { analysis: declared })).acceptance[0].sites;
  const north = rowsOf(20).filter(({ site }) => site === 'north');
  expect(answerOf(north)).toMatchObject([{ site: null, verdict: 'met' }]);
  expect(answerOf([])).toEqual([{ site: null, verdict: 'not decidable', bound: null }]);
});

it('ranks undefined distances worst, and gives them no mean', () => {
  const rows = rowsOf(20).map((one, i) => ({ ...one, value: i % 10 === 0 ? null : 3 + (i % 7) }));
  const found = analyseRun(
    input(rows, {
      analysis: {
        endpoint: 'hd95_mm',
        comparisons: [{ ...comparison, margin: 20 }],
        acceptance: [{ arm: 'boxes', atMost: 50 }],
      },
    }),
  );
  expect(runAnalysisSchema.parse(JSON.parse(JSON.stringify(found)))).toEqual(found);
  const boxes = found.arms.find(({ arm, site }) => arm === 'boxes' && site === null);
  expect(boxes?.all_cases).toMatchObject({ max: 'infinity', mean: null, sd: null });
});

it('says nothing of no rows, of one case, or of a reference that is missing', () => {
  expect(analyseRun(input([]))).toMatchObject({ arms: [], is_incomplete: false });
  const one = analyseRun(input(rowsOf(1)));
  expect(one.arms[0].all_cases).toMatchObject({ n: 1, sd: null, median_interval: null });
  expect(one.declared[0].verdict).toBe('not decidable');
  const unreferenced = rowsOf(5).map((r) => ({ ...r, value: null, isCompared: false }));
  expect(analyseRun(input(unreferenced)).arms[0].completed_only).toBeNull();
});

it('ends the interval of the mean of these sites where Dice ends', () => {
  // One of a hundred cases of a site is lost: without an end the interval would go beyond 1.
  const lost = rowsOf(100).map((one) =>
    one.caseId.endsWith('-0') ? { ...one, value: 0.05 } : { ...one, value: 0.999 },
  );
  const { arms } = analyseRun(input(lost));
  const mean = arms.find(({ arm, site }) => arm === 'boxes' && site === null)?.site_mean;
  expect(mean?.estimate).toBeCloseTo(0.98951, 12);
  expect(mean?.interval?.high).toBe(1);
  expect(mean?.interval?.low).toBeGreaterThan(0);
});
