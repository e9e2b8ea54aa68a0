import { declaredForest, forestTable, POPULATION_NAMES } from '@atrium/charts';
import type { ReportData } from '@atrium/contracts';
import type { NamedTable } from '@atrium/protocol';

/** A row a comparison and population; pairs are of scans, the level of an interval is the one that it attains, of a normal approximation the one that was asked for. */
export function declaredTable({ analysis }: ReportData): NamedTable {
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
      'population',
      'pairs',
      'in_one_arm',
      'in_neither_arm',
      'patients',
      'p',
      'adjusted_p',
      'smallest_p',
      'estimate',
      'low',
      'high',
      'level',
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
        POPULATION_NAMES[population],
        one[population].pairs.both,
        one[population].pairs.one,
        one[population].pairs.neither,
        one[population].patients,
        one[population].p,
        one[population].adjusted_p,
        one[population].smallest_p,
        one[population].estimate,
        one[population].interval?.low ?? null,
        one[population].interval?.high ?? null,
        one[population].interval?.level ?? null,
      ]),
    ),
  };
}

export const forestTables = ({ analysis }: ReportData): NamedTable[] =>
  (['all_cases', 'completed_only'] as const).map((population) => ({
    name: `declared-sites-${population.replace('_', '-')}`,
    ...forestTable(declaredForest(analysis, population)),
  }));

export const acceptanceTable = ({ analysis }: ReportData): NamedTable => ({
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

export const robustTable = ({ analysis }: ReportData): NamedTable => ({
  name: 'robust-range',
  columns: ['strategy', 'nominal', 'loss', 'arm', 'in_range', 'site', 'n', 'difference', 'lower'],
  rows: analysis.robust_ranges.flatMap(({ asked, nominal, range, points, silent }) =>
    points.flatMap(({ arm, sites }) =>
      sites.map(({ site, n, difference, lower }) => [
        asked.strategy,
        nominal,
        asked.loss,
        arm,
        silent ?? (range.includes(arm) ? 'yes' : 'no'),
        site,
        n,
        difference,
        lower,
      ]),
    ),
  ),
});

export const optimaTable = ({ analysis }: ReportData): NamedTable => ({
  name: 'optima',
  columns: ['strategy', 'axis', 'site', 'n', 'arm', 'mean', 'fitted', 'is_best'],
  rows: analysis.robust_ranges.flatMap(({ asked, optima }) =>
    optima.flatMap(({ axis, site, n, arms, means, fitted, best }) =>
      arms.map((arm, i) => [
        asked.strategy,
        axis,
        site,
        n,
        arm,
        means[i],
        fitted[i],
        arm === best ? 'yes' : 'no',
      ]),
    ),
  ),
});
