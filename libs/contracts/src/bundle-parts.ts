import { z } from 'zod';
import { idSchema, sha256Schema } from './ids';

/* What model.json says of every family. */

export const MODEL_SCHEMA = 'atrium/model@1';

export const fileSchema = z.strictObject({
  path: z.string().regex(/^[A-Za-z0-9._-]+\.onnx$/),
  sha256: sha256Schema,
});

/** One of a bundle's files. */
export type BundleFile = z.infer<typeof fileSchema>;

export const trainingDataSchema = z.strictObject({
  name: z.string(),
  /** Data set ids as manifests' `dataset` column names them; a known overlap. */
  datasets: z.array(z.string()),
  overlap: z.string(),
});

export const description = {
  schema: z.literal(MODEL_SCHEMA),
  id: idSchema,
  version: z.string().min(1),
  /** What people read. */
  title: z.string().min(1),
  licence: z.string().min(1),
  source: z.string().min(1),
  trainingData: z.array(trainingDataSchema),
  mustNotBeUsedFor: z.string().min(1),
};

export const percentileScaling = {
  percentiles: z.tuple([z.number(), z.number()]),
  /** Voxels that the percentiles are taken of. */
  of: z.enum(['positive', 'all']),
  /** Truncate the scaled volume to uint8. */
  uint8: z.boolean(),
};
