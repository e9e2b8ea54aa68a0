import { sortedValues, type Facets, type ResultFilter, type SummaryRow } from '@atrium/contracts';

/**
 * The values that a chart is split by: those that the cohort has and the filter lets through, so that no row appears as
 * cases finish. Of a covariate of more values than the facets list, also those that came.
 */
export function splitsOf(
  { covariates }: Pick<Facets, 'covariates'>,
  filter: ResultFilter,
  split: string,
  summaries: readonly SummaryRow[],
): string[] {
  const chosen = filter.covariates[split] ?? [];
  const known = covariates.find(({ name }) => name === split)?.values ?? [];
  const listed = chosen.length === 0 ? known : chosen;
  return sortedValues([...new Set([...listed, ...summaries.map((row) => row.split ?? '')])]);
}
