import {
  declaredForest,
  driftTable,
  effortPoints,
  effortTable,
  forestTable,
  POPULATION_NAMES,
  type ChartTable,
} from '@atrium/charts';
import type { EndpointSummary, ReportData } from '@atrium/contracts';

interface NamedTable extends ChartTable {
  readonly name: string;
}

/** Every number of the report, a file for each table; the rows themselves are the run's results.csv. */
export function tablesOf(data: ReportData): NamedTable[] {
  const { analysis, metrics, facets, drift } = data;
  const rows = metrics.find((one) => one.metric === analysis.endpoint)?.rows ?? [];
  return [
    endpointTable(data),
    ...metrics.map(metricTable),
    ...(analysis.groups.length > 0 ? [groupsTable(analysis.groups)] : []),
    ...(analysis.second_reader ? [secondReaderTable(analysis.second_reader)] : []),
    ...(analysis.declared.length > 0 ? [declaredTable(data), ...forestTables(data)] : []),
    ...(analysis.acceptance.length > 0 ? [acceptanceTable(data)] : []),
    ...(analysis.robust_ranges.length > 0 ? [robustTable(data)] : []),
    { name: 'effort', ...effortTable(effortPoints(facets.arms, [...rows])) },
    ...(drift ? [{ name: 'drift', ...driftTable(drift) }] : []),
    flowTable(data),
    cohortTable(data),
  ];
}

const SUMMARY = ['n', 'min', 'q1', 'median', 'q3', 'max', 'mean', 'sd'] as const;

const summaryCells = (summary: EndpointSummary | null) => [
  ...SUMMARY.map((key) => summary?.[key] ?? null),
  summary?.median_interval?.low ?? null,
  summary?.median_interval?.high ?? null,
  summary?.mean_interval?.low ?? null,
  summary?.mean_interval?.high ?? null,
];

const siteMeanCells = ({ site_mean: found }: ReportData['analysis']['arms'][number]) => [
  found?.estimate ?? null,
  found?.interval?.low ?? null,
  found?.interval?.high ?? null,
];

function endpointTable({ analysis }: ReportData): NamedTable {
  const ends = ['median_low', 'median_high', 'mean_low', 'mean_high'];
  const ofSites = ['site_mean', 'site_mean_low', 'site_mean_high'];
  return {
    name: 'endpoint',
    columns: [
      'arm',
      'site',
      'population',
      'completed',
      'failed_input',
      'failed_method',
      'failed_infrastructure',
      'excluded',
      ...SUMMARY,
      ...ends,
      ...ofSites,
    ],
    rows: analysis.arms.flatMap((one) =>
      (['all_cases', 'completed_only'] as const).map((population) => [
        one.arm,
        one.site ?? 'all sites',
        POPULATION_NAMES[population],
        one.completed,
        one.failed.input,
        one.failed.method,
        one.failed.infrastructure,
        one.excluded,
        ...summaryCells(one[population]),
        ...(population === 'all_cases' ? siteMeanCells(one) : [null, null, null]),
      ]),
    ),
  };
}

const groupsTable = (groups: ReportData['analysis']['groups']): NamedTable => ({
  name: 'covariates',
  columns: [
    'covariate',
    'made_of',
    'group',
    'sites',
    'arm',
    'against',
    'pairs',
    'median_arm',
    'median_against',
    'difference',
    'low',
    'high',
    'p_groups',
    'p_interaction',
  ],
  rows: groups.flatMap((one) =>
    one.groups.map(({ label, sites, arm, against, difference }) => [
      one.covariate,
      one.made_of,
      label,
      sites,
      one.arm,
      one.against,
      difference?.n ?? 0,
      arm?.median ?? null,
      against?.median ?? null,
      difference?.estimate ?? null,
      difference?.interval?.low ?? null,
      difference?.interval?.high ?? null,
      one.test?.p ?? null,
      one.interaction?.p ?? null,
    ]),
  ),
});

const secondReaderTable = ({
  sites,
  differences,
}: NonNullable<ReportData['analysis']['second_reader']>): NamedTable => ({
  name: 'second-reader',
  columns: ['arm', 'site', 'n', 'value', 'value_is', 'low', 'high'],
  rows: [
    ...sites.map(({ site, summary }) => [
      'second reader',
      site ?? 'all sites',
      summary.n,
      summary.median,
      'median against the reference',
      summary.median_interval?.low ?? null,
      summary.median_interval?.high ?? null,
    ]),
    ...differences.map(({ arm, site, n, estimate, interval }) => [
      arm,
      site ?? 'all sites',
      n,
      estimate,
      'arm less second reader',
      interval?.low ?? null,
      interval?.high ?? null,
    ]),
  ],
});

const metricTable = ({ metric, rows }: ReportData['metrics'][number]): NamedTable => ({
  name: `metric-${metric}`,
  columns: [
    'arm',
    'site',
    'prompt_source',
    'z_range',
    'n_all',
    'q1_all',
    'median_all',
    'q3_all',
    'n',
    'q1',
    'median',
    'q3',
    'mean',
    'sd',
    'undefined',
  ],
  rows: rows.map(({ arm, site, prompt_source, z_range, all, box, sd, undefined: none }) => [
    arm,
    site,
    prompt_source,
    z_range,
    all.n,
    all.q1,
    all.median,
    all.q3,
    box.n,
    box.q1,
    box.median,
    box.q3,
    box.mean,
    sd,
    none,
  ]),
});

function declaredTable({ analysis }: ReportData): NamedTable {
  return {
    name: 'declared',
    columns: [
      'comparison',
      'kind',
      'arm',
      'against',
      'margin',
      'at',
      'verdict',
      'needed',
      'pairs',
      'fell_out',
      'population',
      'p',
      'adjusted_p',
      'estimate',
      'low',
      'high',
    ],
    rows: analysis.declared.flatMap((one) =>
      (['all_cases', 'completed_only'] as const).map((population) => [
        one.comparison.id,
        one.comparison.kind,
        one.comparison.arm,
        one.comparison.against,
        one.comparison.margin ?? null,
        one.comparison.at ?? 'overall',
        one.verdict,
        one.needed,
        one.pairs.both,
        one.pairs.one,
        POPULATION_NAMES[population],
        one[population].p,
        one[population].adjusted_p,
        one[population].estimate,
        one[population].interval?.low ?? null,
        one[population].interval?.high ?? null,
      ]),
    ),
  };
}

const forestTables = ({ analysis }: ReportData): NamedTable[] =>
  (['all_cases', 'completed_only'] as const).map((population) => ({
    name: `declared-sites-${population.replace('_', '-')}`,
    ...forestTable(declaredForest(analysis, population)),
  }));

const acceptanceTable = ({ analysis }: ReportData): NamedTable => ({
  name: 'acceptance',
  columns: ['arm', 'at_least', 'at_most', 'site', 'bound', 'verdict'],
  rows: analysis.acceptance.flatMap(({ acceptance: asked, sites }) =>
    sites.map(({ site, bound, verdict }) => [
      asked.arm,
      asked.atLeast ?? null,
      asked.atMost ?? null,
      site ?? 'all sites',
      bound,
      verdict,
    ]),
  ),
});

const robustTable = ({ analysis }: ReportData): NamedTable => ({
  name: 'robust-range',
  columns: ['strategy', 'nominal', 'loss', 'arm', 'in_range', 'site', 'n', 'difference', 'lower'],
  rows: analysis.robust_ranges.flatMap(({ asked, nominal, range, points }) =>
    points.flatMap(({ arm, sites }) =>
      sites.map(({ site, n, difference, lower }) => [
        asked.strategy,
        nominal,
        asked.loss,
        arm,
        range.includes(arm) ? 'yes' : 'no',
        site,
        n,
        difference,
        lower,
      ]),
    ),
  ),
});

const flowTable = ({ run }: ReportData): NamedTable => ({
  name: 'flow',
  columns: ['site', 'status', 'code', 'class', 'cases', 'results'],
  rows: run.failures.map((group) => [
    group.site,
    group.status,
    group.code,
    group.class,
    group.cases,
    group.rows,
  ]),
});

const cohortTable = ({ cohort }: ReportData): NamedTable => ({
  name: 'cohort',
  columns: ['site', 'measure', 'n', 'min', 'q1', 'median', 'q3', 'max'],
  rows: cohort.measures.map(({ site, measure, n, min, q1, median, q3, max }) => [
    site,
    measure,
    n,
    min,
    q1,
    median,
    q3,
    max,
  ]),
});
