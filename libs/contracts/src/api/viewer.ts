import { z } from 'zod';
import { CASE_ORDERS } from '../constants';
import { armIdSchema } from '../arm';
import { sliceResultSchema } from '../case-result';
import { geometrySchema } from '../geometry';
import { idSchema, runIdSchema, sha256Schema } from '../ids';
import { resultsRowSchema } from '../results-row';
import { timeSchema } from './common';
import { resultFilterSchema } from './results';

/* One case as people look at it: what the API gives of it, and what it asks of the site's gateway. */

/** An arm on a case: its row of results.csv, or null while there is none. */
export const viewerArmSchema = z.object({
  arm: armIdSchema,
  strategy: idSchema,
  model: idSchema,
  row: resultsRowSchema.nullable(),
  /** What the row's error code means and what to do. */
  meaning: z.string().nullable(),
  /** Whether the site keeps its mask. */
  has_mask: z.boolean(),
});
export type ViewerArm = z.infer<typeof viewerArmSchema>;

export const viewerCaseSchema = z.object({
  case_id: idSchema,
  patient_id: idSchema,
  site: idSchema,
  /** Whether the site's worker was heard of in the last 15 s. */
  online: z.boolean(),
  last_seen_at: timeSchema.nullable(),
  /** 0-based row of the manifest. */
  position: z.int(),
  geometry: geometrySchema.nullable(),
  covariates: z.record(z.string(), z.string()),
  has_reference: z.boolean(),
  /** What registration found wrong with its files. */
  issue: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Every arm of the protocol, in its order. */
  arms: z.array(viewerArmSchema),
});
export type ViewerCase = z.infer<typeof viewerCaseSchema>;

/** Slices of one arm, inferior to superior. */
export const viewerSlicesSchema = z.array(sliceResultSchema);

/** Which cases of a run are walked through, those that have a row like this, and in which order. Nothing chosen means all. */
export const caseFilterSchema = resultFilterSchema.extend({
  /** worst: least Dice first, a failure of the method counting as 0; cases without a Dice come last. */
  order: z.enum(CASE_ORDERS).default('manifest'),
  /** Whose Dice; null is the least of the filter's arms. */
  arm: armIdSchema.nullable().default(null),
});
export type CaseFilter = z.infer<typeof caseFilterSchema>;

export const neighboursInputSchema = z.object({
  run_id: runIdSchema,
  case_id: idSchema,
  filter: caseFilterSchema.prefault({}),
});

export const neighboursSchema = z.object({
  /** 1-based place of the case; null where the filter leaves it out. */
  place: z.int().nullable(),
  total: z.int(),
  previous: idSchema.nullable(),
  /** The first of all where the filter leaves the case out. */
  next: idSchema.nullable(),
});
export type Neighbours = z.infer<typeof neighboursSchema>;

/** Intensities that are shown as black and as white. */
export const windowSchema = z
  .object({ low: z.number(), high: z.number() })
  .refine(({ low, high }) => high > low, 'a window whose high is above its low');
export type GreyWindow = z.infer<typeof windowSchema>;

/** A scan's grid and intensities. */
export const imageFactsSchema = z.object({
  /** Voxels along x, y, z of the radiological frame, and mm between them. */
  size: geometrySchema.shape.size,
  spacing: geometrySchema.shape.spacing,
  min: z.number(),
  max: z.number(),
  /** Of voxels spread evenly over the scan: those above 0, or all where none is. Percentage and value, ascending. */
  percentiles: z.array(z.tuple([z.number(), z.number()])),
  /** The window that is taken where none is named. */
  automatic: z.object({ low: z.number(), high: z.number() }),
});
export type ImageFacts = z.infer<typeof imageFactsSchema>;

/** The name under which a reference's outline goes; no arm is called so, since ids have no blank. */
export const REFERENCE_OUTLINE = 'the reference';

/** Outlines of one mask on one slice. */
export const outlineSchema = z.object({
  /** An arm's id, or {@link REFERENCE_OUTLINE}. */
  name: z.string(),
  /**
   * Closed polygons along pixel edges, x0, y0, x1, y1, ...: pixel (x, y) covers x to x + 1, y to y + 1. Clockwise as
   * seen (y down) round what is inside, the other way round holes.
   */
  polygons: z.array(z.array(z.int())),
  /** Why there is none. */
  problem: z.string().nullable(),
});
export type Outline = z.infer<typeof outlineSchema>;

export const sliceOutlinesSchema = z.object({ slice: z.int(), outlines: z.array(outlineSchema) });
export type SliceOutlines = z.infer<typeof sliceOutlinesSchema>;

/** How many arms are outlined at once: as many as colours and dashes tell apart. */
export const MAX_OUTLINED_ARMS = 6;

/** Whose scan: body of POST {gateway}/viewer/image. */
export const viewerImageRequestSchema = z.object({
  site: idSchema,
  cohort_id: idSchema,
  case_id: idSchema,
  /** As it was registered; a file of another hash is not shown. */
  image_sha256: sha256Schema.nullable(),
});
export type ViewerImageRequest = z.infer<typeof viewerImageRequestSchema>;

/** Body of POST {gateway}/viewer/slice, which answers with a PNG. */
export const viewerSliceRequestSchema = viewerImageRequestSchema.extend({
  slice: z.int().min(0),
  window: windowSchema.nullable(),
});
export type ViewerSliceRequest = z.infer<typeof viewerSliceRequestSchema>;

/** Body of POST {gateway}/viewer/outlines. */
export const viewerOutlinesRequestSchema = viewerImageRequestSchema.extend({
  slice: z.int().min(0),
  /** Values of the target; null to leave the reference out. */
  reference: z.object({ labels: z.array(z.int()) }).nullable(),
  /** Addresses in the site's store. */
  masks: z.array(z.object({ arm: armIdSchema, address: z.string() })).max(MAX_OUTLINED_ARMS),
});
export type ViewerOutlinesRequest = z.infer<typeof viewerOutlinesRequestSchema>;
