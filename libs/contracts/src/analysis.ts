import { z } from 'zod';
import { idSchema } from './ids';

/*
 * `analysis:` of the protocol file: what a study declares before it sees results. The report answers it under 'declared',
 * everything else under 'exploratory'. Rules between its keys and the arms are libs/protocol's.
 */

/** A metric that a claim may be about: of Dice, IoU and NSD more is better, of distances less. */
export const ENDPOINT_PATTERN = /^(dice|iou|hd95_mm|assd_mm|nsd_\d+(\.\d+)?mm)$/;

const armName = z.string().min(1).max(200);

const at = z
  .enum(['every-site', 'overall'])
  .optional()
  .describe('every-site: shown at each site by itself; overall (the default): over the sites.');

export const comparisonSchema = z.strictObject({
  id: idSchema.describe('The name of the comparison; each once.'),
  kind: z
    .enum(['non-inferiority', 'equivalence', 'difference'])
    .describe(
      'non-inferiority: arm is not worse than against by the margin; equivalence: they differ by less than it; difference: they differ.',
    ),
  arm: armName.describe('The arm that the claim is about.'),
  against: armName.describe('The arm that it is compared with.'),
  margin: z
    .number()
    .positive()
    .optional()
    .describe("In the endpoint's unit; required but for kind difference."),
  at,
  notLikeForLike: z
    .boolean()
    .optional()
    .describe('true where the arms differ in source or zRange: the comparison is marked so.'),
});
export type ComparisonYaml = z.infer<typeof comparisonSchema>;

export const acceptanceSchema = z.strictObject({
  arm: armName.describe('The arm that is to be accepted.'),
  atLeast: z
    .number()
    .optional()
    .describe("The estimator's lower bound must reach this: for dice, iou and nsd."),
  atMost: z
    .number()
    .optional()
    .describe("The estimator's upper bound must stay below this, in mm: for distances."),
  at,
});
export type AcceptanceYaml = z.infer<typeof acceptanceSchema>;

export const robustRangeSchema = z.strictObject({
  strategy: idSchema.describe('A strategy with a sweep.'),
  nominal: armName.describe('Its arm that the others are compared with.'),
  loss: z.number().positive().describe("What may be lost against it, in the endpoint's unit."),
});
export type RobustRangeYaml = z.infer<typeof robustRangeSchema>;

export const analysisSchema = z.strictObject({
  endpoint: z
    .string()
    .regex(ENDPOINT_PATTERN)
    .describe('The primary endpoint: dice, iou, hd95_mm, assd_mm or nsd_<t>mm.'),
  estimator: z
    .enum(['median', 'mean'])
    .optional()
    .describe(
      'What stands for an arm: median (the default; of a comparison the Hodges-Lehmann difference) or mean.',
    ),
  comparisons: z
    .array(comparisonSchema)
    .min(1)
    .max(50)
    .optional()
    .describe('The primary comparisons; their p values are adjusted by Holm together.'),
  acceptance: z
    .array(acceptanceSchema)
    .min(1)
    .max(50)
    .optional()
    .describe('What an arm must reach to be accepted.'),
  robustRange: z
    .array(robustRangeSchema)
    .min(1)
    .max(50)
    .optional()
    .describe('Sweeps whose robust range is declared.'),
  pilot: z
    .union([idSchema, z.array(idSchema).min(1).max(10_000)])
    .optional()
    .describe(
      'Cases that were looked at while the protocol was written: they carry no claim. The name of a subset of the cohort, or the cases.',
    ),
});
export type AnalysisYaml = z.infer<typeof analysisSchema>;
