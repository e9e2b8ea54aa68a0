/*
 * One row of results.csv (CONTRACTS section 2), typed; null is an empty field. libs/protocol writes it, routers return it.
 */
import { z } from 'zod';
import { armStatusSchema } from './case-result';
import { promptKindSchema } from './protocol';

const nullableNumber = z.number().nullable();

export const resultsRowSchema = z.object({
  run_id: z.string(),
  case_id: z.string(),
  patient_id: z.string(),
  site: z.string(),
  model: z.string(),
  strategy: z.string(),
  arm: z.string(),
  repetition: z.int(),
  status: armStatusSchema,
  error_code: z.string().nullable(),
  margin_px: nullableNumber,
  margin_mm: nullableNumber,
  scale: nullableNumber,
  offset_unit: z.string().nullable(),
  offset_x: nullableNumber,
  offset_y: nullableNumber,
  prompt_source: z.enum(['reference', 'automatic', 'human', 'none']),
  prompt_kind: promptKindSchema,
  key_slices: z.array(z.int()),
  z_range: z.enum(['full', 'reference']),
  dice: nullableNumber,
  iou: nullableNumber,
  hd95_mm: nullableNumber,
  assd_mm: nullableNumber,
  nsd: z.array(z.object({ tolerance_mm: z.number(), value: nullableNumber })),
  volume_ml: nullableNumber,
  reference_volume_ml: nullableNumber,
  sensitivity: nullableNumber,
  precision: nullableNumber,
  hd_mm: nullableNumber,
  relative_volume_error: nullableNumber,
  centroid_distance_mm: nullableNumber,
  components: z.int().nullable(),
  prompts: z.int().nullable(),
  model_seconds: nullableNumber,
  total_seconds: nullableNumber,
  mask: z.string().nullable(),
  error_message: z.string().nullable(),
  slices_overrun: z.int().nullable(),
  slices_missed: z.int().nullable(),
  lost_inferior_slice: z.int().nullable(),
  lost_inferior_mm: nullableNumber,
  lost_superior_slice: z.int().nullable(),
  lost_superior_mm: nullableNumber,
  stability: nullableNumber,
  /** Whether the case has a reference of the target, whatever became of the row. */
  has_reference: z.boolean(),
});
export type ResultsRow = z.infer<typeof resultsRowSchema>;
