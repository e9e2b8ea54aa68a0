import type { Arm, PairAnalysis, PairAnswer, ReportData, SummaryRow } from '@atrium/contracts';
import { buildReport } from './build-report';
import { deviationsOf } from './sections/deviations';

const SHA = 'a'.repeat(64);
const AT = '2026-11-25T10:00:00.000Z';

const arm = (id: string): Arm => ({
  id,
  strategy: id,
  model: 'm',
  repetition: 1,
  prompt: {
    kind: 'box-per-slice',
    source: 'reference',
    zRange: 'reference',
    margin: { unit: 'px', value: 0 },
    scale: 1,
    offset: { unit: null, x: 0, y: 0 },
  },
  postprocess: [],
  keepMask: true,
});

const box = (median: number | null) => ({
  n: median === null ? 0 : 3,
  q1: median,
  median,
  q3: median,
  low: median,
  high: median,
  mean: median,
});

const row = (of: string, site: string, median: number | null): SummaryRow => ({
  site,
  split: null,
  strategy: of,
  arm: of,
  prompt_source: 'reference',
  z_range: 'reference',
  completed: median === null ? 0 : 3,
  failed: median === null ? 3 : 0,
  excluded: 0,
  without_reference: 0,
  undefined: 0,
  min: median,
  max: median,
  sd: median === null ? null : 0,
  box: box(median),
  all: box(median ?? 0),
  prompts: median === null ? null : 1,
  model_seconds: 1,
});

const SITES = ['north', 'south <&>'];
const ARMS = ['one', 'two'];

function data(more: Partial<ReportData> = {}): ReportData {
  const summary = {
    n: 3,
    min: 0.7,
    q1: 0.75,
    median: 0.8,
    q3: 0.85,
    max: 'infinity' as const,
    mean: null,
    sd: null,
    median_interval: null,
    mean_interval: null,
  };
  const rows = ARMS.flatMap((of) => SITES.map((site) => row(of, site, 0.8)));
  return {
    run: {
      id: '01a21511-6794-757b-b9ff-d2f3c4ea2190',
      state: 'finished',
      attempt: 1,
      version: 4,
      protocol: { id: SHA, name: 'p', version: 1, sha256: SHA, created_at: AT },
      cohort: { id: SHA, name: "c's", version: 2, sha256: SHA, manifest_sha256: SHA },
      selection: { sites: null, cases: null, limit: null },
      models: [{ id: 'm', version: '1', title: 'M', sha256: SHA }],
      sites: SITES,
      provider: 'cpu',
      rerun_of: null,
      mode: 'compute',
      evaluation_version: 3,
      units: 1,
      reused: 0,
      created_at: AT,
      started_at: AT,
      ended_at: AT,
      asked: null,
      cases: 6,
      counts: { completed: 12, failed: 0, excluded: 0 },
      expected_rows: 12,
      partial: false,
      site_views: [],
      seconds_left: null,
      running: [],
      failures: [],
      warnings: [],
      metric_convention: 'surface-distance',
      nsd_tolerance_mm: [1],
      datasets: [],
    },
    cohort: {
      id: SHA,
      name: "c's",
      version: 2,
      sha256: SHA,
      manifest_sha256: SHA,
      cases: 6,
      created_at: AT,
      sites: SITES.map((site) => ({
        site,
        cases: 3,
        patients: 3,
        issues: 0,
        without_reference: 0,
      })),
      versions: [],
      measures: [],
      orientations: [],
      covariates: [],
    },
    siteCovariates: [],
    facets: { sites: SITES, arms: ARMS.map(arm), covariates: [], nsd_tolerance_mm: [1] },
    protocolSource: 'name: p # <script>alert(1)</script>',
    analysis: {
      endpoint: 'dice',
      estimator: 'median',
      is_incomplete: false,
      pilot: null,
      trained_on: [],
      declared: [],
      second_reader: null,
      pairs: [],
      groups: [],
      acceptance: [],
      robust_ranges: [],
      ranking: null,
      further: [],
      arms: ARMS.flatMap((of) =>
        [...SITES, null].map((site) => ({
          arm: of,
          site,
          completed: 3,
          excluded: 0,
          failed: { input: 0, method: 0, infrastructure: 0 },
          method_failed: null,
          all_cases: summary,
          completed_only: null,
          site_mean: null,
        })),
      ),
    },
    analysisSha256: SHA,
    metrics: [
      { metric: 'dice', rows },
      { metric: 'hd95_mm', rows: rows.map((one) => ({ ...one, box: box(null), all: box(null) })) },
    ],
    points: { total: 0, shown: 0, groups: [] },
    drift: null,
    driftArms: [],
    worst: [],
    pictures: null,
    madeAt: AT,
    version: '0.1.0',
    ...more,
  };
}

const fileOf = (given: ReportData, name: string): string =>
  buildReport(given).find((file) => file.name === name)?.text ?? '';

it('is the same bytes for the same data', () => {
  expect(buildReport(data())).toEqual(buildReport(data()));
});

it('says what is not there in words or as a dash, never as code', () => {
  const page = fileOf(data(), 'report.html');
  expect(page).not.toMatch(/NaN|undefined<\/td><td>undefined|\[object|null<|infinity/);
  expect(page).toContain('all of this report is exploratory');
  expect(page).toContain('The protocol declares no comparison');
});

it('shows texts as they are, and runs none of them', () => {
  const page = fileOf(data(), 'report.html');
  expect(page).toContain('south &lt;&amp;&gt;');
  expect(page).not.toContain('<script');
  expect(page).toContain(
    'rerun 01a21511-6794-757b-b9ff-d2f3c4ea2190 --cohort &#x27;c&#x27;\\&#x27;',
  );
});

it('has a table for every metric, and figures that stand by themselves', () => {
  const names = buildReport(data()).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'report.html',
      'tables/endpoint.csv',
      'tables/metric-dice.csv',
      'tables/metric-hd95_mm.csv',
      'figures/distribution.svg',
      'figures/effort.svg',
    ]),
  );
  const svg = fileOf(data(), 'figures/distribution.svg');
  expect(svg).toMatch(/^<svg xmlns=/);
  expect(svg).not.toContain('var(--');
  const [head, first] = fileOf(data(), 'tables/metric-dice.csv').split('\n');
  expect(head.startsWith('arm,site,')).toBe(true);
  expect(first.startsWith('one,north,reference,reference,3,0.8,0.8,0.8')).toBe(true);
});

it('has the intervals of the medians of every metric whose worst value is known', () => {
  const interval = { low: 1.25, high: 'infinity', level: 0.95 } as const;
  const one = { arm: 'one', site: 'north', all_cases: interval, completed_only: null };
  const given = data({
    analysis: { ...data().analysis, further: [{ metric: 'hd95_mm', arms: [one] }] },
  });
  const [head, first] = fileOf(given, 'tables/metric-hd95_mm.csv').split('\n');
  expect(head.endsWith('undefined,median_low_all,median_high_all,median_low,median_high')).toBe(
    true,
  );
  expect(first.endsWith(',1.25,infinity,,')).toBe(true);
  expect(fileOf(given, 'report.html')).toContain('<span class="muted">1.25 to');
  expect(fileOf(data(), 'report.html')).not.toContain('<span class="muted">1.25 to');
});

it('divides a figure of many arms into parts that fit a page', () => {
  const arms = Array.from({ length: 30 }, (_, i) => arm(`arm-${i}`));
  const many = data({ facets: { ...data().facets, arms } });
  const parts = buildReport(many).filter(({ name }) => name.startsWith('figures/distribution-'));
  expect(parts).toHaveLength(3);
  for (const { text } of parts) expect(Number(/height="(\d+)/.exec(text)?.[1])).toBeLessThan(1400);
});

it('holds where everything failed and where there is nothing', () => {
  const rows = ARMS.flatMap((of) => SITES.map((site) => row(of, site, null)));
  expect(fileOf(data({ metrics: [{ metric: 'dice', rows }] }), 'report.html')).toContain('Results');
  const none = data({ metrics: [], analysis: { ...data().analysis, arms: [] } });
  expect(fileOf(none, 'report.html')).toContain('Replication');
});

it('shows the endpoint of many arms at one site, where no row is over sites', () => {
  const given = data();
  const [one] = given.analysis.arms;
  const arms = Array.from({ length: 70 }, (_, i) => ({ ...one, arm: `arm-${i}`, site: 'north' }));
  const page = fileOf(data({ analysis: { ...given.analysis, arms } }), 'report.html');
  expect(page).toContain('arm-69');
});

it('gives what a declared pair says of sites like these, and the numbers of its figures', () => {
  const interval = { low: -0.02, high: 0.01, level: 0.95 };
  const answer: PairAnswer = {
    n: 12,
    p: 0.5,
    estimate: -0.01,
    interval,
    sites: SITES.map((site) => ({
      site,
      n: 3,
      p: 0.5,
      estimate: -0.01,
      interval: null,
      mean: { estimate: -0.015, interval: null },
    })),
    meta: {
      sites: 5,
      mean: { estimate: -0.012, interval, p: 0.3 },
      leave_one_out: [{ without: 'north', estimate: -0.0111, interval }],
      heterogeneity: {
        tau2: 0.0004,
        tau2_interval: { low: 0, high: 0.01, level: 0.95 },
        i2: 0.42,
        i2_interval: { low: 0, high: 0.9, level: 0.95 },
        p: 0.1,
      },
      prediction: null,
    },
    agreement: null,
  };
  const pair: PairAnalysis = {
    arm: 'one',
    against: 'two',
    endpoint: 'dice',
    apart: ['zRange'],
    is_incomplete: false,
    pairs: { both: 6, only_arm: 0, only_against: 0 },
    all_cases: answer,
    completed_only: answer,
    ecdf: ARMS.map((of) => ({ arm: of, n: 1, values: [0.8] })),
    points: [[0.8, -0.01, 0]],
  };
  const given = data({ analysis: { ...data().analysis, pairs: [pair] } });
  const page = fileOf(given, 'report.html');
  expect(page).toContain('Results, exploratory');
  expect(page).toContain('mean without north');
  expect(page).toContain('42 %');
  expect(page).toContain('Not like for like: the arms differ in z-range.');
  expect(fileOf(given, 'tables/sites-like-these.csv')).toContain(
    'one,two,all cases,tau2,5,0.0004,0,0.01',
  );
  expect(fileOf(given, 'tables/pairs-one-two.csv')).toContain('1,0.8,-0.01');
  expect(fileOf(given, 'tables/ecdf-one-two.csv')).toContain('one,1,0.8');
});

it('says how often the method failed, with the interval of that share', () => {
  const given = data();
  const failed = { input: 5, method: 3, infrastructure: 0 };
  const found = {
    of: 17,
    share: 3 / 17,
    interval: { low: 0.03798506807, high: 0.43431787284, level: 0.95 },
  };
  const arms = given.analysis.arms.map((one) =>
    one.site === null ? { ...one, completed: 14, failed, method_failed: found } : one,
  );
  const shown = data({ analysis: { ...given.analysis, arms } });
  expect(fileOf(shown, 'report.html')).toContain('3.8 % to 43.4 %');
  expect(fileOf(shown, 'tables/endpoint.csv')).toContain('0.03798506807,0.43431787284');
  expect(fileOf(given, 'report.html')).not.toContain('Failures of the method<');
});

it('follows the cases of each site from the register to the analysis', () => {
  const given = data();
  const failed = { input: 1, method: 2, infrastructure: 0 };
  const arms = given.analysis.arms.map((one) =>
    one.site === 'north' && one.arm === 'two'
      ? {
          ...one,
          completed: 1,
          excluded: 1,
          failed,
          all_cases: one.all_cases && { ...one.all_cases, n: 2 },
        }
      : one,
  );
  const shown = data({ analysis: { ...given.analysis, arms } });
  expect(fileOf(shown, 'tables/flow-sites.csv').split('\n')[1].trim()).toBe(
    'north,3,3,0,0,5,2,3,0,0',
  );
  expect(fileOf(shown, 'report.html')).toContain('2 to 3');
});

it('describes the covariates of each site', () => {
  const none = { numbers: null, values: [], values_total: 0 };
  const numbers = { n: 3, min: 41, q1: 50.25, median: 60, q3: 70.5, max: 82 };
  const values = [{ value: 'Aera', cases: 2 }];
  const shown = data({
    siteCovariates: [
      { ...none, name: 'age', site: 'north', n: 3, numbers },
      { ...none, name: 'scanner', site: 'north', n: 3, values, values_total: 2 },
    ],
  });
  expect(fileOf(shown, 'tables/cohort-covariates.csv').trim().split(/\r?\n/)).toEqual([
    'site,covariate,n,value,cases,min,q1,median,q3,max',
    'north,age,3,,,41,50.25,60,70.5,82',
    'north,scanner,3,Aera,2,,,,,',
  ]);
  const page = fileOf(shown, 'report.html');
  expect(page).toContain('60 [50.25, 70.5], 41 to 82');
  expect(page).toContain('Aera (2) and 1 more');
  expect(data().siteCovariates).toEqual([]);
  expect(buildReport(data()).map(({ name }) => name)).not.toContain('tables/cohort-covariates.csv');
});

it('names every deviation, and that there was none', () => {
  expect(deviationsOf(data())).toEqual([]);
  const { run, analysis } = data();
  const found = deviationsOf(
    data({
      run: {
        ...run,
        cases: 2,
        attempt: 2,
        partial: true,
        state: 'cancelled',
        selection: { sites: ['north'], cases: null, limit: 2 },
        warnings: [{ case_id: 'x', code: 'PLANE_NOT_AXIAL', message: 'm' }],
      },
      analysis: {
        ...analysis,
        is_incomplete: true,
        trained_on: [{ arm: 'one', models: ['m'], datasets: ['d'] }],
      },
    }),
  );
  expect(found).toHaveLength(7);
  expect(found[0]).toBe(
    'The run took the sites north, the first 2 cases of the cohort: 4 cases of it were not run.',
  );
});

it('splits what many sites make too wide or too high for a printed page, and loses none of it', () => {
  const sites = Array.from({ length: 12 }, (_, i) => `site-${i}`);
  const grid = [0.8, 1].flatMap((scale) =>
    [-0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3].map((x) => ({
      ...arm(`grid~s${scale}~x${x}`),
      strategy: 'grid',
      prompt: { ...arm('grid').prompt, scale, offset: { unit: 'fraction' as const, x, y: 0 } },
    })),
  );
  const rows = grid.flatMap(({ id }) =>
    sites.map((site) => ({ ...row(id, site, 0.8), strategy: 'grid' })),
  );
  const files = buildReport(
    data({
      facets: { sites, arms: grid, covariates: [], nsd_tolerance_mm: [1] },
      metrics: [{ metric: 'dice', rows }],
      analysis: {
        ...data().analysis,
        robust_ranges: [
          {
            asked: { strategy: 'grid', nominal: 'grid~s1~x0', loss: 0.02 },
            nominal: 'grid~s1~x0',
            range: ['grid~s1~x0'],
            points: grid.map(({ id }, i) => ({
              arm: id,
              place: [i],
              sites: sites.map((site) => ({ site, n: 3, difference: -0.00001, lower: null })),
            })),
            optima: [],
            silent: null,
          },
        ],
      },
    }),
  );
  const page = files.find(({ name }) => name === 'report.html')?.text ?? '';
  const heads = [...page.matchAll(/In the range<\/th>(.*?)<\/tr>/g)].map(([, head]) =>
    [...head.matchAll(/site-\d+/g)].map(([site]) => site),
  );
  expect(heads.map(({ length }) => length)).toEqual([5, 5, 2]);
  expect(heads.flat()).toEqual(sites);
  expect(page).toContain('0.0000 [-]');
  expect(page).not.toContain('-0.0000');
  const maps = files.filter(({ name }) => /^figures\/sensitivity-grid-map.*svg$/.test(name));
  expect(maps.length).toBeGreaterThan(1);
  for (const { text } of maps)
    expect(Number(/height="([\d.]+)"/.exec(text)?.[1])).toBeLessThan(1400);
  expect(sites.every((site) => maps.some(({ text }) => text.includes(`>${site}<`)))).toBe(true);
});
