import { z } from 'zod';
import { ARM_STATUSES } from './constants';
import { armIdSchema } from './arm';
import { modelRefSchema } from './bundle';
import { ERROR_CODES, WARNING_CODES } from './errors';
import { geometrySchema } from './geometry';
import { idSchema, runIdSchema, sha256Schema } from './ids';

export const CASE_RESULT_SCHEMA = 'atrium/case-result@1';

/** What computed a result. */
export const softwareSchema = z.object({
  atrium: z.string(),
  onnxruntime: z.string(),
  node: z.string(),
});
export type Software = z.infer<typeof softwareSchema>;

export const armStatusSchema = z.enum(ARM_STATUSES);
export type ArmStatus = z.infer<typeof armStatusSchema>;

const measured = z.number().nullable();
/** Of results from before Atrium measured it: undefined. */
const later = measured.default(null);

/** Metrics of one mask; null where undefined (never 0 or NaN). Millimetres and millilitres. */
export const metricsSchema = z.object({
  dice: measured,
  iou: measured,
  hd95_mm: measured,
  assd_mm: measured,
  /** One per tolerance, in the order of the protocol's tolerances. */
  nsd: z.array(z.object({ tolerance_mm: z.number(), value: measured })),
  volume_ml: measured,
  reference_volume_ml: measured,
  /** Share of the reference that is predicted; share of the prediction that is in the reference. */
  sensitivity: later,
  precision: later,
  /** Hausdorff distance: the greatest distance of either surface. */
  hd_mm: later,
  /** (prediction - reference) / reference. */
  relative_volume_error: later,
  /** Between the centres of mass. */
  centroid_distance_mm: later,
  /** Pieces of the prediction, 26-connected. */
  components: z.int().nullable().default(null),
});
export type Metrics = z.infer<typeof metricsSchema>;

/** One slice of one arm, in the radiological frame. */
export const sliceResultSchema = z.object({
  slice: z.int().min(0),
  reference_pixels: z.int().nullable(),
  predicted_pixels: z.int(),
  /** null where both are empty or there is no reference. */
  dice: measured,
  prompted: z.boolean(),
  object_score: measured,
  predicted_iou: measured,
  /** To the nearest key slice, along the slice axis; null where there is none. */
  distance_mm: measured,
  /** The box given: [x0, y0, x1, y1] in native pixels. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
});
export type SliceResult = z.infer<typeof sliceResultSchema>;

const lostSliceSchema = z.object({ slice: z.int().min(0), distance_mm: z.number().min(0) });

/** What a mask leaves behind along its slices (docs/metrics.md). */
export const driftSchema = z.object({
  /** Predicted slices inferior or superior of every labelled one. */
  slices_overrun: z.int().min(0),
  /** Labelled slices without a predicted pixel. */
  slices_missed: z.int().min(0),
  /** The labelled slice of a Dice below STABLE_DICE nearest to its key slice, on its inferior side; null where none is. */
  lost_inferior: lostSliceSchema.nullable(),
  lost_superior: lostSliceSchema.nullable(),
  /** Share of labelled slices of a Dice of at least STABLE_DICE. */
  stability: z.number().min(0).max(1),
});
export type Drift = z.infer<typeof driftSchema>;

export const armErrorSchema = z.object({ code: z.enum(ERROR_CODES), message: z.string() });
export type ArmError = z.infer<typeof armErrorSchema>;

/** What became of one (case, arm). */
export const armResultSchema = z.object({
  arm: armIdSchema,
  status: armStatusSchema,
  error: armErrorSchema.nullable(),
  metrics: metricsSchema.nullable(),
  /** null without a reference; a result from before version 2 of the evaluation does not have it. */
  drift: driftSchema.nullish(),
  /** What a person would have drawn, in the kind's unit. */
  prompts: z.int().min(0).nullable(),
  /** 0-based, in the radiological frame; empty for box-per-slice and box-every-k. */
  key_slices: z.array(z.int()),
  /** What this arm alone would need of the model: encoder passes in full, though shared. */
  model_seconds: measured,
  /** Address in the site's store, relative to the store; null where no mask is kept. */
  mask: z.string().nullable(),
  mask_sha256: sha256Schema.nullable(),
  slices: z.array(sliceResultSchema),
});
export type ArmResult = z.infer<typeof armResultSchema>;

export const caseWarningSchema = z.object({ code: z.enum(WARNING_CODES), message: z.string() });

/** result.json of (run, case, model): written atomically to the site's store, then delivered to the centre. */
export const caseResultSchema = z.object({
  schema: z.literal(CASE_RESULT_SCHEMA),
  run_id: runIdSchema,
  case_id: idSchema,
  model: idSchema,
  /** Every model that the arms used, this one first; missing from results of earlier versions. */
  models: z.array(modelRefSchema).optional(),
  /** The run that computed it, where this one took it over: everything that the numbers depend on is the same. */
  reused_from: runIdSchema.optional(),
  /** Attempt of the run (1, then one more per "retry failed") that computed it. */
  attempt: z.int().min(1),
  /** Of all that the numbers depend on (DESIGN section 2, step 4). */
  content_hash: sha256Schema,
  image_sha256: sha256Schema.nullable(),
  reference_sha256: sha256Schema.nullable(),
  /** Of our code: raised whenever the same inputs give other numbers. */
  evaluation_version: z.int().optional(),
  /** Missing from results of earlier versions. */
  software: softwareSchema.optional(),
  /** Execution provider that really ran: cpu or cuda; null where no session was made. */
  provider: z.string().nullable(),
  geometry: geometrySchema.nullable(),
  /** Whether the reference holds a voxel of the target; null where the files could not be read, missing from results of earlier versions. */
  has_reference: z.boolean().nullish(),
  encoder_passes: z.int(),
  decodings: z.int(),
  /** A second reader's label map measured against the reference, as a prediction is; null or missing where there is none. */
  second_reader: metricsSchema.nullish(),
  /** Wall time of the activity of this case and model, waiting for a slot not counted. */
  total_seconds: z.number(),
  arms: z.array(armResultSchema),
  warnings: z.array(caseWarningSchema),
});
export type CaseResult = z.infer<typeof caseResultSchema>;
