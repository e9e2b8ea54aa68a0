import { POPULATION_NAMES } from '@atrium/charts';
import type { ArmAtSite, EndpointSummary, ReportData } from '@atrium/contracts';
import type { NamedTable } from '@atrium/protocol';

const SUMMARY = ['n', 'min', 'q1', 'median', 'q3', 'max', 'mean', 'sd'] as const;

const summaryCells = (summary: EndpointSummary | null) => [
  ...SUMMARY.map((key) => summary?.[key] ?? null),
  summary?.median_interval?.low ?? null,
  summary?.median_interval?.high ?? null,
  summary?.median_interval?.level ?? null,
  summary?.mean_interval?.low ?? null,
  summary?.mean_interval?.high ?? null,
];

const failureCells = ({ method_failed: found }: ArmAtSite) => [
  found?.share ?? null,
  found?.interval.low ?? null,
  found?.interval.high ?? null,
];

const siteMeanCells = ({ site_mean: found }: ReportData['analysis']['arms'][number]) => [
  found?.estimate ?? null,
  found?.interval?.low ?? null,
  found?.interval?.high ?? null,
];

export function endpointTable({ analysis }: ReportData): NamedTable {
  const ends = ['median_low', 'median_high', 'median_level', 'mean_low', 'mean_high'];
  const ofSites = ['site_mean', 'site_mean_low', 'site_mean_high'];
  const ofFailures = ['method_failed_share', 'method_failed_low', 'method_failed_high'];
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
      ...ofFailures,
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
        ...(population === 'all_cases' ? failureCells(one) : [null, null, null]),
      ]),
    ),
  };
}
