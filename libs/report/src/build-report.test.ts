import type {
  Arm,
  DeclaredAnswerOfRun,
  PairAnalysis,
  PairAnswer,
  ReportData,
  SummaryRow,
} from '@atrium/contracts';
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
      software: [{ atrium: '0.1.0', onnxruntime: '1.30.0', node: 'v20.1.0' }],
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
      note: '',
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
    modelCards: [],
    siteCovariates: [],
    facets: { sites: SITES, arms: ARMS.map(arm), covariates: [], nsd_tolerance_mm: [1] },
    protocolSource: 'name: p # <script>alert(1)</script>',
    analysis: {
      endpoint: 'dice',
      estimator: 'median',
      is_incomplete: false,
      pilot: null,
      trained_on: [],
      without_dataset: 0,
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
      unweighted: [],
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
    pairs: { both: 6, only_arm: 0, only_against: 0, neither: 0 },
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
  expect(fileOf(given, 'tables/pairs-1-one-two.csv')).toContain('1,0.8,-0.01');
  expect(fileOf(given, 'tables/ecdf-1-one-two.csv')).toContain('one,1,0.8');
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
      { ...none, name: 'scanner', site: 'south', n: 0 },
    ],
  });
  expect(fileOf(shown, 'tables/cohort-covariates.csv').trim().split(/\r?\n/)).toEqual([
    'site,covariate,n,values_total,value,cases,min,q1,median,q3,max',
    'north,age,3,,,,41,50.25,60,70.5,82',
    'north,scanner,3,2,Aera,2,,,,,',
    'south,scanner,0,0,,,,,,,',
  ]);
  const page = fileOf(shown, 'report.html');
  expect(page).toContain('60 [50.25, 70.5], 41 to 82');
  expect(page).toContain('Aera (2) and 1 more');
  expect(page).toContain('of all cases of this version of the cohort');
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

const pairOf = (one: string, against: string): PairAnalysis => {
  const answer: PairAnswer = {
    n: 1,
    p: 1,
    estimate: 0,
    interval: null,
    sites: [],
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
  return {
    arm: one,
    against,
    endpoint: 'dice',
    apart: [],
    is_incomplete: false,
    pairs: { both: 1, only_arm: 0, only_against: 0, neither: 0 },
    all_cases: answer,
    completed_only: answer,
    ecdf: [one, against].map((of) => ({ arm: of, n: 1, values: [0.8] })),
    points: [[0.8, -0.01, 0]],
  };
};

it('gives every file a name of its own, whatever arms are called', () => {
  const pairs = [pairOf('a-b', 'c'), pairOf('a', 'b-c')];
  const names = buildReport(data({ analysis: { ...data().analysis, pairs } })).map(
    ({ name }) => name,
  );
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.includes('a-b-c'))).toHaveLength(8);
});

const answer: DeclaredAnswerOfRun['all_cases'] = {
  pairs: { both: 20, one: 0, neither: 0 },
  patients: 18,
  p: 0.01,
  adjusted_p: 0.02,
  smallest_p: 1e-5,
  estimate: -0.001,
  interval: { low: -0.003, high: 0.002, level: 0.9 },
  sites: [{ site: 'north', n: 18, p: 0.01, estimate: -0.001, interval: null }],
};

const declaredOf = (): ReportData['analysis'] => ({
  ...data().analysis,
  declared: [
    {
      comparison: { id: 'q', kind: 'equivalence', arm: 'one', against: 'two', margin: 0.02 },
      apart: [],
      lost_sites: [],
      failed: { arm: 2, against: 0 },
      verdict: 'shown',
      needed: null,
      all_cases: answer,
      completed_only: { ...answer, pairs: { both: 15, one: 4, neither: 1 }, patients: 14 },
    },
  ],
});

it('gives pairs, patients and level of each population of a declared comparison', () => {
  const given = data({ analysis: declaredOf() });
  const [head, all, completed] = fileOf(given, 'tables/declared.csv').split(/\r?\n/);
  expect(head).toContain('population,pairs,in_one_arm,in_neither_arm,patients,p,');
  expect(head.endsWith('estimate,low,high,level')).toBe(true);
  expect(all).toContain(',all cases,20,0,0,18,');
  expect(completed).toContain(',completed only,15,4,1,14,');
  expect(completed.endsWith('-0.001,-0.003,0.002,0.9')).toBe(true);
  const page = fileOf(given, 'report.html');
  const cells = (...numbers: number[]) =>
    numbers.map((value) => `<td class="n">${value}</td>`).join('');
  expect(page).toContain(`<td>all cases</td>${cells(18, 20, 0, 0)}`);
  expect(page).toContain(`<td>completed only</td>${cells(14, 15, 4, 1)}`);
});

it('ranks the declared arms under what is exploratory, of patients', () => {
  const ranking = {
    apart: [],
    cases: 40,
    patients: 20,
    statistic: 8,
    df: 2,
    p: 0.02,
    arms: ['one', 'two', 'three'].map((of) => ({ arm: of, mean_rank: 2, p: {}, stability: null })),
  };
  const page = fileOf(data({ analysis: { ...data().analysis, ranking } }), 'report.html');
  expect(page).toContain('Friedman over 20 patients (40 cases that have all of these arms)');
  expect(page.indexOf('Ranks of the declared arms, exploratory')).toBeGreaterThan(
    page.indexOf('Results, exploratory'),
  );
  expect(page).toContain('Nemenyi’s; no protocol declares these tests');
});

const covariateOf = (name: string, untested: 'alike' | 'not offered', groups: number) => ({
  arm: 'one',
  against: 'two',
  endpoint: 'dice',
  apart: [],
  covariate: name,
  made_of: 'values' as const,
  without: 0,
  groups: Array.from({ length: groups }, (_, i) => ({
    label: `${name}-${i}`,
    sites: 1,
    arm: null,
    against: null,
    difference: { n: 5, estimate: 0, interval: null },
  })),
  test: null,
  interaction: null,
  untested: { test: untested, interaction: untested },
});

it('says why an interaction is not tested, and names patients as such', () => {
  const groups = [covariateOf('sex', 'alike', 2), covariateOf('scanner', 'not offered', 2)];
  const given = data({ analysis: { ...data().analysis, groups } });
  const page = fileOf(given, 'report.html');
  expect(page).toContain('not tested, no site has patients of two groups');
  expect(page).toContain('not tested, at so few patients and sites');
  expect(fileOf(given, 'tables/covariates.csv')).toContain('arm,against,patients,');
});

it('leaves tables of more than 60 rows to their files', () => {
  const groups = Array.from({ length: 10 }, (_, i) => covariateOf(`c${i}`, 'alike', 7));
  const sites = Array.from({ length: 70 }, (_, i) => ({
    site: `site-${i}`,
    verdict: i < 3 ? ('missed' as const) : ('met' as const),
    bound: 0.8,
  }));
  const points = Array.from({ length: 80 }, (_, i) => ({
    arm: `g~${i}`,
    place: [i],
    sites: [{ site: 'north', n: 3, difference: 0, lower: 0 }],
  }));
  const asked = { strategy: 'g', nominal: 'g~40', loss: 0.02 };
  const range = ['g~39', 'g~40'];
  const siteCovariates = Array.from({ length: 61 }, (_, i) => ({
    name: 'ward',
    site: `site-${i}`,
    n: 0,
    numbers: null,
    values: [],
    values_total: 0,
  }));
  const page = fileOf(
    data({
      siteCovariates,
      analysis: {
        ...data().analysis,
        groups,
        acceptance: [{ acceptance: { arm: 'one', atLeast: 0.5, at: 'every-site' }, sites }],
        robust_ranges: [{ asked, nominal: 'g~40', range, points, optima: [], silent: null }],
      },
    }),
    'report.html',
  );
  expect(page).toContain('tables/acceptance.csv');
  expect(page).toContain('>site-2<');
  expect(page).not.toContain('>site-3<');
  expect(page).toContain('>g~39<');
  expect(page).not.toContain('>g~38<');
  expect(page).not.toContain('>c0-0<');
  expect(page).toContain('The 70 groups with their medians and differences');
  expect(page).toContain('tables/cohort-covariates.csv');
});

it('gives licence and training data of the models as their cards have them', () => {
  const card = {
    licence: 'Apache-2.0',
    source: 's',
    training_data: [{ name: 'LA atlas', datasets: [], overlap: 'none known' }],
    must_not_be_used_for: 'x',
    files: [],
  };
  const page = fileOf(data({ modelCards: [{ title: 'M', version: '1', card }] }), 'report.html');
  expect(page).toContain(
    'M (version 1): licence Apache-2.0. Training data: LA atlas (none known).',
  );
});

it('marks what is not like for like, and says where a data set is not known', () => {
  const { declared } = declaredOf();
  const page = (more: Partial<ReportData['analysis']>) =>
    fileOf(data({ analysis: { ...declaredOf(), ...more } }), 'report.html');
  expect(page({})).not.toMatch(/not like for like|names no data set/i);
  expect(page({ declared: [{ ...declared[0], apart: ['zRange'] }] })).toContain(
    '(not like for like)',
  );
  expect(page({ without_dataset: 3 })).toContain('names no data set (column dataset) of 3 cases');
  expect(page({ without_dataset: 3, declared: [] })).not.toContain('names no data set');
});

it('says what computed the results, and what made the report', () => {
  const page = fileOf(data(), 'report.html').replace(/<!-- -->/g, '');
  expect(page).toContain('Atrium 0.1.0, onnxruntime 1.30.0, Node 20.1.0');
  expect(page).toContain('Report and statistics: Atrium');
});

it('keeps the first rows of a table that is too long to be read', () => {
  const measures = Array.from({ length: 70 }, (_, i) => ({
    site: `s${i}`,
    measure: 'cnr' as const,
    n: 3,
    min: 1,
    q1: 2,
    median: 3,
    q3: 4,
    max: 5,
  }));
  const { cohort } = data();
  const sites = measures.map(({ site }) => ({ ...cohort.sites[0], site }));
  const given = data({ cohort: { ...cohort, sites, measures } });
  expect(fileOf(given, 'report.html').replace(/<!-- -->/g, '')).toContain(
    'The first 60 of 70 rows, all of them in tables/cohort.csv.',
  );
  expect(fileOf(given, 'tables/cohort.csv').trim().split('\n')).toHaveLength(71);
});

it('names the failures beside a verdict, and both differences', () => {
  const page = fileOf(data({ analysis: declaredOf() }), 'report.html').replace(/<!-- -->/g, '');
  expect(page).toContain('failed: one in 2 cases');
  expect(page).toContain('Completed only');
  const { declared } = declaredOf();
  const lost = [{ ...declared[0], verdict: 'not decidable' as const, lost_sites: ['north'] }];
  expect(fileOf(data({ analysis: { ...declaredOf(), declared: lost } }), 'report.html')).toContain(
    'no completed pair at north',
  );
});
