import type { Metric } from '@atrium/contracts';
import { Prisma } from '../generated/client';

/** How a metric is read from a row `r` of "result", and what a failure of the method on a case with a reference counts as in 'all cases'. */
export interface MetricSource {
  /** NULL where the row has no reference; infinity where the metric is undefined, which ranks worst. */
  readonly value: Prisma.Sql;
  readonly worst: Prisma.Sql;
}

const ZERO = Prisma.sql`0::float8`;
const INFINITE = Prisma.sql`'Infinity'::float8`;
const NOTHING = Prisma.sql`NULL::float8`;

const share = (value: Prisma.Sql): MetricSource => ({ value, worst: ZERO });
const distance = (value: Prisma.Sql): MetricSource => ({
  value: Prisma.sql`CASE WHEN r."has_reference" THEN coalesce(${value}, ${INFINITE}) END`,
  worst: INFINITE,
});
const amount = (value: Prisma.Sql): MetricSource => ({ value, worst: NOTHING });

const SOURCES: Readonly<Record<string, MetricSource>> = {
  dice: share(Prisma.sql`r."dice"`),
  iou: share(Prisma.sql`r."iou"`),
  hd95_mm: distance(Prisma.sql`r."hd95_mm"`),
  assd_mm: distance(Prisma.sql`r."assd_mm"`),
  volume_ml: amount(Prisma.sql`r."volume_ml"`),
  volume_error_ml: amount(Prisma.sql`r."volume_ml" - r."reference_volume_ml"`),
  sensitivity: share(Prisma.sql`r."sensitivity"`),
  precision: share(Prisma.sql`r."precision"`),
  hd_mm: distance(Prisma.sql`r."hd_mm"`),
  relative_volume_error: amount(Prisma.sql`r."relative_volume_error"`),
  centroid_distance_mm: amount(Prisma.sql`r."centroid_distance_mm"`),
  components: amount(Prisma.sql`r."components"::float8`),
  stability: share(Prisma.sql`r."stability"`),
  slices_overrun: amount(Prisma.sql`r."slices_overrun"::float8`),
  slices_missed: amount(Prisma.sql`r."slices_missed"::float8`),
  model_seconds: amount(Prisma.sql`r."model_seconds"`),
  total_seconds: amount(Prisma.sql`r."total_seconds"`),
};

/** A metric as SQL; NSD at a tolerance is looked up in the row's list. */
export function metricSource(metric: Metric): MetricSource {
  const known = SOURCES[metric];
  if (known) return known;
  const tolerance = Number(metric.replace(/^nsd_|mm$/g, ''));
  return share(Prisma.sql`(
    SELECT (entry->>'value')::float8 FROM jsonb_array_elements(r."nsd") entry
    WHERE (entry->>'tolerance_mm')::float8 = ${tolerance} LIMIT 1)`);
}
