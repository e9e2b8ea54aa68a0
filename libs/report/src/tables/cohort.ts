import type { FiveNumbers, ReportData } from '@atrium/contracts';
import type { NamedTable } from '@atrium/protocol';
import { flowOf } from '../flow';

export const flowTable = ({ run }: ReportData): NamedTable => ({
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

export const flowOfSitesTable = (data: ReportData): NamedTable => ({
  name: 'flow-sites',
  columns: [
    'site',
    'registered',
    'patients',
    'with_issue',
    'without_reference',
    'run',
    'analysed_least',
    'analysed_most',
    'results_failed',
    'results_excluded',
  ],
  rows: flowOf(data).map((one) => [
    one.site,
    one.registered,
    one.patients,
    one.issues,
    one.withoutReference,
    one.run,
    one.analysed.least,
    one.analysed.most,
    one.failed,
    one.excluded,
  ]),
});

export const cohortTable = ({ cohort }: ReportData): NamedTable => ({
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

const FIVE = ['min', 'q1', 'median', 'q3', 'max'];

/** A row for each of the most frequent values, of `values_total`, or, of a column of numbers, one row with their quartiles. */
export const covariatesTable = ({ siteCovariates }: ReportData): NamedTable => ({
  name: 'cohort-covariates',
  columns: ['site', 'covariate', 'n', 'values_total', 'value', 'cases', ...FIVE],
  rows: siteCovariates.flatMap(({ site, name, n, numbers, values, values_total: total }) => {
    if (numbers) return [[site, name, n, null, null, null, ...fiveOf(numbers)]];
    if (values.length === 0) return [[site, name, n, total, null, null, ...NONE]];
    return values.map(({ value, cases }) => [site, name, n, total, value, cases, ...NONE]);
  }),
});

const NONE = [null, null, null, null, null];
const fiveOf = ({ min, q1, median, q3, max }: FiveNumbers) => [min, q1, median, q3, max];
