/* Without a schema: a page that needs one of these does not load zod for it. */

/** The `dataset` of Atrium's own phantoms: synthetic, and said so wherever results on it are shown. */
export const PHANTOM_DATASET = 'atrium-phantom';

/** A labelled slice of at least this Dice is held, one of less is lost. */
export const STABLE_DICE = 0.7;

/** A metric of results.csv by its column, and two that its columns give. */
export const METRIC_PATTERN =
  /^(dice|iou|hd95_mm|assd_mm|nsd_\d+(\.\d+)?mm|volume_ml|volume_error_ml|sensitivity|precision|hd_mm|relative_volume_error|centroid_distance_mm|components|stability|slices_overrun|slices_missed|model_seconds|total_seconds)$/;

/** Whose surface metrics are computed; the first unless a protocol says otherwise (docs/metrics.md). */
export const METRIC_CONVENTIONS = ['surface-distance', 'monai'] as const;
export type MetricConvention = (typeof METRIC_CONVENTIONS)[number];

/** What a table of results can be sorted by besides a metric. */
export const SORT_COLUMNS = [
  'case',
  'patient',
  'site',
  'arm',
  'status',
  'prompts',
  'reference_volume_ml',
] as const;

export const ARM_STATUSES = ['completed', 'failed', 'excluded'] as const;

/** In which order the cases of a run are walked through. */
export const CASE_ORDERS = ['manifest', 'worst'] as const;

/** What the value of a covariate is called in cases that have none. */
export const NOT_GIVEN = 'not given';

/** Widths of a bin of the drift curve, in mm. */
export const DRIFT_BINS_MM = [2.5, 5, 10, 20] as const;

/** A drift curve is of this many arms at most. */
export const MAX_DRIFT_ARMS = 6;
