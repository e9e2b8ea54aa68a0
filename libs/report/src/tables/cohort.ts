import type { ReportData } from '@atrium/contracts';
import type { NamedTable } from '@atrium/protocol';

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
