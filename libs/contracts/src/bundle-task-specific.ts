import { z } from 'zod';
import { description, fileSchema, percentileScaling } from './bundle-parts';

const positive = z.number().positive();
const voxels = z.int().positive();
const axis = z.enum(['x', 'y', 'z']);

/** The voxels as the network wants them, from those of the scan; nnU-Net's ZScoreNormalization and CTNormalization. */
const normaliseSchema = z.discriminatedUnion('by', [
  /** (v - mean) / SD, mean and SD (of n) over the volume, after cropping. */
  z.strictObject({ by: z.literal('volume') }),
  /** The same with numbers of the training set; first clipped, unless null. */
  z.strictObject({
    by: z.literal('constants'),
    clip: z.tuple([z.number(), z.number()]).nullable(),
    mean: z.number(),
    std: positive,
  }),
]);

/**
 * Numbers of nnU-Net v2's prediction, as its plans.json has them (in brackets). Every triple runs along x, y, z of the
 * radiological frame, whatever the order of the tensor's axes.
 */
export const taskSpecificProcessorSchema = z
  .strictObject({
    /** Order of the spatial axes of `image` and `logits`; zyx: [1, C, z, y, x] [transpose_forward]. */
    axes: z.enum(['zyx', 'zxy', 'yzx', 'yxz', 'xyz', 'xzy']),
    /** Axes along which the scans that the network was trained on ran the other way than in the frame. */
    flip: z.array(axis).max(3),
    /** C: channels of the logits, background first. */
    classes: z.int().min(2),
    /** Classes whose union is the target. */
    target: z.array(z.int().min(1)).min(1),
    /** Voxels of a patch [patch_size]. */
    patchSize: z.tuple([voxels, voxels, voxels]),
    /** mm of a voxel that the network sees [spacing]. */
    spacing: z.tuple([positive, positive, positive]),
    /** nonzero: to the box of all voxels other than 0, as nnU-Net does [crop_to_nonzero]. */
    crop: z.enum(['none', 'nonzero']),
    /** First to 0..255, as for the other families; null: not at all. */
    intensity: z.strictObject(percentileScaling).nullable(),
    normalise: normaliseSchema,
    resample: z.strictObject({
      /** Of the normalised image: cubic is the interpolating B-spline that nnU-Net takes [order 3]. */
      image: z.enum(['linear', 'cubic']),
      logits: z.literal('linear'),
      /** One axis coarser than the finest by more than this factor is resampled to the nearest [separate_z]; null: none is. */
      nearestAbove: z.number().min(1).nullable(),
    }),
    window: z.strictObject({
      /** From patch to patch at most this share of its side [tile_step_size]. */
      step: z.number().positive().max(1),
      /** SD of the Gaussian weights, as a share of the side; null: equal weights [sigma_scale]. */
      sigma: z.number().min(0.1).nullable(),
    }),
    /** Each patch also mirrored along every combination of these, and averaged [allowed_mirroring_axes]. */
    mirror: z.array(axis).max(3),
  })
  .refine(({ target, classes }) => target.every((one) => one < classes), {
    path: ['target'],
    message: 'expected classes below `classes`',
  })
  .refine(({ mirror }) => new Set(mirror).size === mirror.length, {
    path: ['mirror'],
    message: 'expected each axis once',
  });
export type TaskSpecificProcessor = z.infer<typeof taskSpecificProcessorSchema>;

export const taskSpecificBundleSchema = z.strictObject({
  ...description,
  family: z.literal('task-specific'),
  /** Measured on two CPU threads, for plans only: one run of the network on one patch. */
  cost: z.strictObject({ patchSeconds: positive }),
  files: z.strictObject({ network: fileSchema }),
  processor: taskSpecificProcessorSchema,
});
export type TaskSpecificBundle = z.infer<typeof taskSpecificBundleSchema>;

/** What a plan needs to count patches. */
export const patchingSchema = z.object({
  size: z.tuple([z.int(), z.int(), z.int()]),
  spacing: z.tuple([z.number(), z.number(), z.number()]),
  step: z.number(),
  /** Runs of the network a patch: 1, or with mirroring 2, 4 or 8. */
  runs: z.int(),
});
export type Patching = z.infer<typeof patchingSchema>;
