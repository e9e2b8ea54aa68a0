import { driftTable, effortPoints, effortTable } from '@atrium/charts';
import type { ReportData } from '@atrium/contracts';
import { intervalsOf } from '../intervals';
import { cohortTable, covariatesTable, flowOfSitesTable, flowTable } from './cohort';
import { acceptanceTable, declaredTable, forestTables, optimaTable, robustTable } from './declared';
import { endpointTable } from './endpoint';
import { groupsTable, secondReaderTable } from './exploratory';
import { metricTable } from './metric';
import { metaTable, pairTables, rankingTable } from './pairs';
import type { NamedTable } from '@atrium/protocol';

/** Every number of the report, a file for each table; the rows themselves are the run's results.csv. */
export function tablesOf(data: ReportData): NamedTable[] {
  const { analysis, metrics, facets, drift } = data;
  const rows = metrics.find((one) => one.metric === analysis.endpoint)?.rows ?? [];
  return [
    endpointTable(data),
    ...metrics.map((one) => metricTable(one, intervalsOf(analysis, one.metric))),
    ...(analysis.groups.length > 0 ? [groupsTable(analysis.groups)] : []),
    ...(analysis.second_reader ? [secondReaderTable(analysis.second_reader)] : []),
    ...(analysis.declared.length > 0 ? [declaredTable(data), ...forestTables(data)] : []),
    ...(analysis.pairs.length > 0 ? [metaTable(analysis.pairs)] : []),
    ...analysis.pairs.flatMap(pairTables),
    ...(analysis.ranking ? [rankingTable(analysis.ranking)] : []),
    ...(analysis.acceptance.length > 0 ? [acceptanceTable(data)] : []),
    ...(analysis.robust_ranges.length > 0 ? [robustTable(data), optimaTable(data)] : []),
    { name: 'effort', ...effortTable(effortPoints(facets.arms, [...rows])) },
    ...(drift ? [{ name: 'drift', ...driftTable(drift) }] : []),
    flowTable(data),
    flowOfSitesTable(data),
    cohortTable(data),
    ...(data.siteCovariates.length > 0 ? [covariatesTable(data)] : []),
  ];
}
