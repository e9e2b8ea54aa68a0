import { z } from 'zod';
import { fiveNumbersSchema } from './api/cohorts';
import { idSchema } from './ids';

/** What a profile counts: one number a case. Names as registration's, where it has them. */
export const PROFILE_MEASURES = [
  'spacing_x',
  'spacing_y',
  'spacing_z',
  'size_x',
  'size_y',
  'size_z',
  'intensity_p1',
  'intensity_median',
  'intensity_p99',
  'intensity_mean',
  'intensity_sd',
  'zero_share',
  'cnr',
  'reference_volume_ml',
  'reference_slices',
] as const;
export type ProfileMeasure = (typeof PROFILE_MEASURES)[number];

/** What a site's cases are like as a whole: what the centre may know before they are registered. */
export const siteProfileSchema = z.object({
  site: idSchema,
  cases: z.int(),
  patients: z.int(),
  without_reference: z.int(),
  /** Only measures that at least one case has. */
  measures: z.array(
    fiveNumbersSchema.extend({
      measure: z.enum(PROFILE_MEASURES),
      p5: z.number(),
      p95: z.number(),
    }),
  ),
  /** Axis codes on disk and how many images have them, the most frequent first. */
  orientations: z.array(z.object({ orientation: z.string(), cases: z.int() })),
});
export type SiteProfile = z.infer<typeof siteProfileSchema>;

/** One measure of one site against the other sites. */
export const profileShiftSchema = z.object({
  site: idSchema,
  measure: z.enum(PROFILE_MEASURES),
  median: z.number(),
  /** Median of the other sites' medians. */
  others: z.number(),
  /** Their difference in the sites' usual spread within; null where no site varies within. */
  shift: z.number().nullable(),
});
export type ProfileShift = z.infer<typeof profileShiftSchema>;
