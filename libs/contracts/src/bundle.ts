import { z } from 'zod';
import { description, fileSchema, percentileScaling, trainingDataSchema } from './bundle-parts';
import { patchingSchema, taskSpecificBundleSchema } from './bundle-task-specific';
import { idSchema, sha256Schema } from './ids';

/*
 * model.json (CONTRACTS section 4): what a model is, its files with their hashes, and every number of its processor.
 * Every family joins this union with its own graphs and processor.
 */

export { MODEL_SCHEMA, type BundleFile } from './bundle-parts';
export {
  taskSpecificBundleSchema,
  taskSpecificProcessorSchema,
  type Patching,
  type TaskSpecificBundle,
  type TaskSpecificProcessor,
} from './bundle-task-specific';

const common = {
  ...description,
  /** Measured on two CPU threads, for plans only. */
  cost: z.strictObject({
    encoderSeconds: z.number().positive(),
    decodingSeconds: z.number().positive(),
  }),
};

const intensityAndSize = {
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
    ...percentileScaling,
    /** Scale each slice to 0..1 by its own min and max; otherwise divide by 255. */
    sliceMinMax: z.boolean(),
  }),
  resize: z.strictObject({
    /** pad: longest side to S, rest zero; stretch: both sides to S. */
    mode: z.enum(['pad', 'stretch']),
    shrink: z.enum(['area', 'bilinear']),
    grow: z.literal('bilinear'),
  }),
};

/** Numbers of the LiteMedSAM and MedSAM processors (CONTRACTS section 3). */
export const medsam1ProcessorSchema = z.strictObject(intensityAndSize);
export type Medsam1Processor = z.infer<typeof medsam1ProcessorSchema>;

export const medsam1BundleSchema = z.strictObject({
  ...common,
  family: z.literal('medsam1'),
  files: z.strictObject({ image_encoder: fileSchema, box_decoder: fileSchema }),
  processor: medsam1ProcessorSchema,
});

/**
 * Numbers of SAM 2's video predictor, as PyPI's sam2 1.1.0 names them (in brackets). What only concerns tensors is in the
 * graphs; docs/models.md lists these.
 */
export const medsam2ProcessorSchema = z.strictObject({
  ...intensityAndSize,
  /** e: side of the feature map that is tracked; S divided by [backbone_stride]. */
  featureSize: z.int().positive(),
  /** C: channels of features, and length of an object pointer. */
  hiddenSize: z.int().positive(),
  /** M: channels of a memory. */
  memorySize: z.int().positive(),
  memory: z.strictObject({
    /** Memories at most, the current slice counted: slots - 1 slices without prompt [num_maskmem]. */
    slots: z.int().positive(),
    /** Between those memories, but for the slice just before [memory_temporal_stride_for_eval]. */
    stride: z.int().positive(),
    /** Prompted slices that are attended to, the nearest, two at least; -1: all [max_cond_frames_in_attn]. */
    maxPrompted: z.union([z.literal(-1), z.int().min(2)]),
    /** Mask probabilities x scale + bias is what memory_encoder makes of logits; in the graph, here to be read. */
    sigmoidScale: z.number(),
    sigmoidBias: z.number(),
    /** Memories of prompted slices take the mask, not its probabilities [binarize_mask_from_pts_for_mem_enc]. */
    binarizePrompted: z.boolean(),
  }),
  pointers: z.strictObject({
    /** Object pointers at most of slices without prompt, plus 1 [max_obj_ptrs_in_encoder]. */
    max: z.int().min(2),
    /** Pointers have a temporal encoding [add_tpos_enc_to_obj_ptrs]; in the graph. */
    temporal: z.boolean(),
    /** Distances to prompted slices are negative when these lie ahead [use_signed_tpos_enc_to_obj_ptrs]. */
    signed: z.boolean(),
    /** Pointers of prompted slices that lie ahead are left out [only_obj_ptrs_in_the_past_for_eval]. */
    onlyPast: z.boolean(),
  }),
  /** When three masks are decoded, and the one of greatest predicted IoU is taken. */
  multimask: z.strictObject({
    /** [multimask_output_in_sam] */
    enabled: z.boolean(),
    /** Also on slices without prompt [multimask_output_for_tracking]. */
    whenTracking: z.boolean(),
    /** For so many points; a box counts as two, no prompt as none. */
    minPoints: z.int().min(0),
    maxPoints: z.int().min(0),
  }),
  /** The decoder says whether the object is there; if not, logits are -1024 [pred_obj_scores]. */
  objectScore: z.boolean(),
});
export type Medsam2Processor = z.infer<typeof medsam2ProcessorSchema>;

export const medsam2BundleSchema = z.strictObject({
  ...common,
  family: z.literal('medsam2'),
  files: z.strictObject({
    image_encoder: fileSchema,
    memory_attention: fileSchema,
    mask_decoder: fileSchema,
    memory_encoder: fileSchema,
  }),
  processor: medsam2ProcessorSchema,
});

export const bundleSchema = z.discriminatedUnion('family', [
  medsam1BundleSchema,
  medsam2BundleSchema,
  taskSpecificBundleSchema,
]);
/** A bundle's model.json. */
export type Bundle = z.infer<typeof bundleSchema>;
export type Medsam1Bundle = z.infer<typeof medsam1BundleSchema>;
export type Medsam2Bundle = z.infer<typeof medsam2BundleSchema>;

export const modelFamilySchema = z.enum(['medsam1', 'medsam2', 'task-specific']);
/** What decides which prompt kinds a model runs. */
export type ModelFamily = z.infer<typeof modelFamilySchema>;

/** A model as one model.json describes it. */
export const modelRefSchema = z.object({ id: idSchema, sha256: sha256Schema });
export type ModelRef = z.infer<typeof modelRefSchema>;

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
  /** Of a task-specific model, whose encoder pass is a run on one patch; it decodes nothing. */
  patching: patchingSchema.optional(),
  /** Missing from what workers of earlier versions said. */
  card: modelCardSchema.optional(),
});
export type ModelSummary = z.infer<typeof modelSummarySchema>;
