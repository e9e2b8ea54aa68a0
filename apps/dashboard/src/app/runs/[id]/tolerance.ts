import { counted, warnedTolerance, type Metric, type RunDetail } from '@atrium/contracts';

type Warnings = Pick<RunDetail, 'warnings'>;

/** In how many cases of a run the tolerance of an NSD is below the largest voxel spacing; 0 of another metric. */
export function casesBelowSpacing(metric: Metric, { warnings }: Warnings): number {
  const [, tolerance] = /^nsd_(.+)mm$/.exec(metric) ?? [];
  if (tolerance === undefined) return 0;
  const warned = warnings.filter(({ message }) => warnedTolerance(message) === Number(tolerance));
  return new Set(warned.map(({ case_id }) => case_id)).size;
}

/** What a chart of an NSD says of a tolerance that the scans do not resolve; nothing else. */
export function toleranceSentence(metric: Metric, run: Warnings): string {
  const cases = casesBelowSpacing(metric, run);
  if (cases === 0) return '';
  return `The tolerance is below the largest voxel spacing of ${counted(cases, 'case')} (TOLERANCE_BELOW_SPACING): read this NSD with care.`;
}
