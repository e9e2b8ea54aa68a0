import { z } from 'zod';
import { idSchema, sha256Schema } from './ids';

/*
 * model.json (CONTRACTS section 4): what a model is, its files with their hashes, and every number of its processor.
 * Families other than medsam1 join this union with their own processor.
 */

export const MODEL_SCHEMA = 'atrium/model@1';

const fileSchema = z.strictObject({
  path: z.string().regex(/^[A-Za-z0-9._-]+\.onnx$/),
  sha256: sha256Schema,
});

const trainingDataSchema = z.strictObject({
  name: z.string(),
  /** Data set ids as manifests' `dataset` column names them; a known overlap. */
  datasets: z.array(z.string()),
  overlap: z.string(),
});

const common = {
  schema: z.literal(MODEL_SCHEMA),
  id: idSchema,
  version: z.string().min(1),
  /** What people read. */
  title: z.string().min(1),
  licence: z.string().min(1),
  source: z.string().min(1),
  trainingData: z.array(trainingDataSchema),
  mustNotBeUsedFor: z.string().min(1),
  /** Measured on two CPU threads, for plans only. */
  cost: z.strictObject({
    encoderSeconds: z.number().positive(),
    decodingSeconds: z.number().positive(),
  }),
};

/** Numbers of the LiteMedSAM and MedSAM processors (CONTRACTS section 3). */
export const medsam1ProcessorSchema = z.strictObject({
  /** S: side of the square that the encoder takes. */
  inputSize: z.int().positive(),
  /** s: side of the square of the decoder's logits. */
  logitsSize: z.int().positive(),
  channels: z.literal(3),
  /** Offsets of the slices stacked as channels; an edge slice is repeated. LiteMedSAM: [0, 0, 0]. */
  sliceOffsets: z.tuple([z.int(), z.int(), z.int()]),
  /** Subtracted and divided after scaling to 0..1. */
  mean: z.tuple([z.number(), z.number(), z.number()]),
  std: z.tuple([z.number().positive(), z.number().positive(), z.number().positive()]),
  intensity: z.strictObject({
    percentiles: z.tuple([z.number(), z.number()]),
    /** Voxels that the percentiles are taken of. */
    of: z.enum(['positive', 'all']),
    /** Truncate the scaled volume to uint8. */
    uint8: z.boolean(),
    /** Scale each slice to 0..1 by its own min and max; otherwise divide by 255. */
    sliceMinMax: z.boolean(),
  }),
  resize: z.strictObject({
    /** pad: longest side to S, rest zero; stretch: both sides to S. */
    mode: z.enum(['pad', 'stretch']),
    shrink: z.enum(['area', 'bilinear']),
    grow: z.literal('bilinear'),
  }),
});
export type Medsam1Processor = z.infer<typeof medsam1ProcessorSchema>;

export const medsam1BundleSchema = z.strictObject({
  ...common,
  family: z.literal('medsam1'),
  files: z.strictObject({ image_encoder: fileSchema, box_decoder: fileSchema }),
  processor: medsam1ProcessorSchema,
});

export const bundleSchema = z.discriminatedUnion('family', [medsam1BundleSchema]);
/** A bundle's model.json. */
export type Bundle = z.infer<typeof bundleSchema>;
export type Medsam1Bundle = z.infer<typeof medsam1BundleSchema>;

export const modelFamilySchema = z.enum(['medsam1', 'medsam2', 'task-specific']);
/** What decides which prompt kinds a model runs. */
export type ModelFamily = z.infer<typeof modelFamilySchema>;

/** What people should read before they use a model, as its model.json says it. */
export const modelCardSchema = z.object({
  licence: z.string(),
  source: z.string(),
  training_data: z.array(trainingDataSchema),
  must_not_be_used_for: z.string(),
  files: z.array(z.object({ name: z.string(), path: z.string(), sha256: sha256Schema })),
});
export type ModelCard = z.infer<typeof modelCardSchema>;

/** What planning and validation need to know of a bundle. */
export const modelSummarySchema = z.object({
  id: idSchema,
  version: z.string(),
  family: modelFamilySchema,
  title: z.string(),
  /** Of model.json, which holds the hashes of the files. */
  sha256: sha256Schema,
  encoder_seconds: z.number(),
  decoding_seconds: z.number(),
  /** Missing from what workers of earlier versions said. */
  card: modelCardSchema.optional(),
});
export type ModelSummary = z.infer<typeof modelSummarySchema>;
