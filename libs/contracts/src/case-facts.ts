import { z } from 'zod';

/*
 * What registration learns of a case's voxels, so that the centre can describe a cohort and plan a run without its files.
 */

const measured = z.number().nullable();

/** Intensities of an image. All but `zero_share` are of its voxels above 0, and null where there is none. */
export const intensitySchema = z.object({
  p1: measured,
  median: measured,
  p99: measured,
  mean: measured,
  /** With n - 1; null for a single voxel. */
  sd: measured,
  /** Share of all voxels that are exactly 0. */
  zero_share: z.number(),
});
export type Intensity = z.infer<typeof intensitySchema>;

/** A run of slices, first and last, 0-based in the radiological frame. */
export const sliceRangeSchema = z.tuple([z.int().min(0), z.int().min(0)]);
export type SliceRange = z.infer<typeof sliceRangeSchema>;

/** One value of a reference, and where it is. */
export const referenceLabelSchema = z.object({
  value: z.number(),
  voxels: z.int(),
  /** Its slices that hold a voxel, ascending. */
  slices: z.array(sliceRangeSchema),
});
export type ReferenceLabel = z.infer<typeof referenceLabelSchema>;

/** More values than this are no labels: {@link ReferenceFacts} then lists none. */
export const MAX_LABELS = 64;

export const referenceFactsSchema = z.object({
  /** Of every voxel that is not 0. */
  volume_ml: z.number(),
  /** Every value but 0, ascending; null where there are more than {@link MAX_LABELS}. */
  labels: z.array(referenceLabelSchema).nullable(),
});
export type ReferenceFacts = z.infer<typeof referenceFactsSchema>;
