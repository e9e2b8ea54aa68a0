import { endpointOf, groupBy, type FurtherMetric } from '@atrium/contracts';
import { describeArms } from './arms';
import type { AnalysedRow } from './values';

/** A metric that is not the endpoint, row by row in the order of the rows; null where it is undefined or was not measured. */
export interface FurtherValues {
  readonly metric: string;
  readonly values: readonly (number | null)[];
}

/** Metrics of which a failure of the method has a worst value: no amounts, for none is worst. @param nsdToleranceMm of the protocol */
export const furtherMetrics = (endpoint: string, nsdToleranceMm: readonly number[]): string[] =>
  [
    ...['dice', 'iou', 'sensitivity', 'precision', 'hd95_mm', 'hd_mm', 'assd_mm'],
    ...nsdToleranceMm.map((mm) => `nsd_${mm}mm`),
  ].filter((metric) => metric !== endpoint);

/** The intervals of their medians, of every arm at every site and over all. */
export const describeFurther = (
  arms: readonly string[],
  rows: readonly AnalysedRow[],
  further: readonly FurtherValues[],
  seed: number,
): FurtherMetric[] =>
  further.map(({ metric, values }) => {
    const ofMetric = rows.map((row, i) => ({ ...row, value: values[i] }));
    return {
      metric,
      arms: describeArms(
        arms,
        groupBy(ofMetric, ({ site }) => site),
        endpointOf(metric),
        seed,
      ).map(({ arm, site, all_cases, completed_only }) => ({
        arm,
        site,
        all_cases: all_cases?.median_interval ?? null,
        completed_only: completed_only?.median_interval ?? null,
      })),
    };
  });
