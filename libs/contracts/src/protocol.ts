import { z } from 'zod';
import { analysisSchema } from './analysis';
import { METRIC_CONVENTIONS } from './constants';
import { idSchema } from './ids';

/*
 * The protocol file, `schema: atrium/protocol@1` (CONTRACTS section 2). These schemas say what a single value may be;
 * rules between keys (a pair of model family and kind, swept and fixed at once) are libs/protocol's. Descriptions go
 * into the JSON Schema: a sentence that editors show beside the key.
 */

export const PROTOCOL_SCHEMA = 'atrium/protocol@1';

const finite = z.number();
const label = z.int().min(1);

const offsetX = "Towards the patient's left, in the unit of the offset.";
const offsetY = 'Towards posterior, in the unit of the offset.';
const lengthUnit = 'fraction (of the tight box), px or mm.';

export const promptKindSchema = z.enum([
  'box-per-slice',
  'box-every-k',
  'box-tracked',
  'mask-tracked',
  'boxes-tracked',
  'box-chained',
  'none',
]);
export type PromptKind = z.infer<typeof promptKindSchema>;

export const lengthUnitSchema = z.enum(['fraction', 'px', 'mm']);
export type LengthUnit = z.infer<typeof lengthUnitSchema>;

export const keySliceSchema = z.union([
  z.enum(['largest', 'middle', 'first', 'last', 'random']),
  z.strictObject({ index: z.int().min(0) }),
]);
export type KeySlice = z.infer<typeof keySliceSchema>;

const share = z.number().min(0).max(1);

/** Where an automatic prompt comes from: a bundle of family task-specific, or a rule. */
export const automaticSourceSchema = z.union([
  idSchema,
  z.strictObject({
    rule: z.literal('fixed-box'),
    box: z.tuple([share, share, share, share]),
    slices: z.tuple([share, share]),
  }),
  z.strictObject({
    rule: z.literal('brightest-region'),
    ml: z.tuple([z.number().positive(), z.number().positive()]),
  }),
]);
export type AutomaticSource = z.infer<typeof automaticSourceSchema>;

const fixedOffsetSchema = z.strictObject({
  unit: lengthUnitSchema.describe(lengthUnit),
  x: finite.describe(offsetX),
  y: finite.describe(offsetY),
});

export const jitterSchema = z.strictObject({
  unit: lengthUnitSchema.describe(lengthUnit),
  amount: z.number().min(0).describe('Each side moves by a uniform draw from -amount to amount.'),
  repetitions: z
    .int()
    .min(1)
    .max(1000)
    .describe('How many draws; each is an arm of its own, ~r1, ~r2 and on.'),
});

export const promptSchema = z.strictObject({
  kind: promptKindSchema.describe(
    'What the model is given: boxes on slices, one prompt that is tracked, or nothing.',
  ),
  source: z
    .enum(['reference', 'automatic'])
    .optional()
    .describe(
      'Where prompts are drawn from: reference is an oracle (from the answer), automatic needs by.',
    ),
  by: automaticSourceSchema
    .optional()
    .describe('With source automatic: the id of a task-specific bundle, or a rule.'),
  every: z
    .int()
    .min(1)
    .optional()
    .describe(
      'Boxes are drawn on every k-th labelled slice and the last, and interpolated between.',
    ),
  keySlice: keySliceSchema
    .optional()
    .describe('The slice that is prompted: largest (the default), or another, or an index.'),
  keySlices: z
    .int()
    .min(1)
    .optional()
    .describe('How many slices are prompted, spread evenly over the labelled ones.'),
  zRange: z
    .enum(['full', 'reference'])
    .optional()
    .describe(
      'full: the model decides where the object ends; reference: it stops at the labelled range, a leak.',
    ),
  marginPx: finite
    .optional()
    .describe('Pixels added to each side of the tight box, outwards; 0 unless said.'),
  marginMm: finite
    .optional()
    .describe('Millimetres added to each side of the tight box, outwards; instead of marginPx.'),
  scale: z
    .number()
    .positive()
    .optional()
    .describe("Factor of the box's sides about its centre; 1 unless said."),
  offset: fixedOffsetSchema.optional().describe('Moves the box aside; not at all unless said.'),
  stop: z
    .strictObject({
      objectScore: finite.describe('Tracking ends where the score of the object is below this.'),
    })
    .optional()
    .describe('When tracking ends before the range of slices does.'),
  jitter: jitterSchema
    .optional()
    .describe('Noise on the sides of the box, the same draws for all arms.'),
  rounds: z
    .int()
    .min(1)
    .max(50)
    .optional()
    .describe('Corrections after tracking, each a box from the reference on the worst slice.'),
});
export type PromptYaml = z.infer<typeof promptSchema>;

const sweepList = (item: z.ZodNumber) => z.array(item).min(1);

export const sweepSchema = z.strictObject({
  marginPx: sweepList(finite).optional().describe('An arm for each of these margins, in pixels.'),
  marginMm: sweepList(finite)
    .optional()
    .describe('An arm for each of these margins, in millimetres.'),
  scale: sweepList(z.number().positive())
    .optional()
    .describe("An arm for each of these factors of the box's sides."),
  offset: z
    .strictObject({
      unit: lengthUnitSchema.describe(lengthUnit),
      x: sweepList(finite).describe(offsetX),
      y: sweepList(finite).describe(offsetY),
    })
    .optional()
    .describe('An arm for each pair of the offsets x and y.'),
});
export type SweepYaml = z.infer<typeof sweepSchema>;

export const postprocessStepSchema = z.strictObject({
  kind: z
    .literal('largest-component')
    .describe('Keeps the largest connected component of the mask.'),
  connectivity: z
    .union([z.literal(6), z.literal(18), z.literal(26)])
    .describe('Voxels are neighbours by faces (6), edges too (18) or corners too (26).'),
});
export type PostprocessStep = z.infer<typeof postprocessStepSchema>;

export const strategySchema = z.strictObject({
  id: idSchema.describe("The strategy's name, which the ids of its arms begin with; each once."),
  model: idSchema.describe('The id of a model bundle that the sites have.'),
  prompt: promptSchema.describe('How the model is prompted.'),
  sweep: sweepSchema
    .optional()
    .describe('Lists of values: an arm for every point of their cross product.'),
  postprocess: z
    .array(postprocessStepSchema)
    .optional()
    .describe("Steps on this strategy's masks, instead of the protocol's."),
});
export type StrategyYaml = z.infer<typeof strategySchema>;

const labels = z.union([label, z.array(label).min(1)]);

export const targetSchema = z.strictObject({
  name: z.string().min(1).max(200).describe('What is segmented, in words.'),
  label: labels.describe('A value of the reference, or a list: their union is the target.'),
  ignore: z
    .union([label, z.array(label)])
    .optional()
    .describe('Values that the reference may hold besides, counted as background.'),
});

/** The protocol file as written, after YAML and before defaults. */
export const protocolYamlSchema = z.strictObject({
  schema: z.literal(PROTOCOL_SCHEMA).describe('The version of this format.'),
  name: z
    .string()
    .min(1)
    .max(200)
    .describe("The protocol's name; another content under it is its next version."),
  target: targetSchema.describe('What is segmented, and how the reference marks it.'),
  seed: z
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .describe('Of jitter and of random key slices: the same seed gives the same boxes.'),
  strategies: z
    .array(strategySchema)
    .min(1)
    .describe('Ways of prompting; together at most 10 000 arms.'),
  postprocess: z
    .array(postprocessStepSchema)
    .optional()
    .describe('Steps on every mask before it is measured; none unless said.'),
  metrics: z
    .strictObject({
      nsdToleranceMm: z
        .array(z.number().positive())
        .min(1)
        .max(20)
        .optional()
        .describe('Tolerances of the normalised surface Dice in mm; [1, 2] unless said.'),
      convention: z
        .enum(METRIC_CONVENTIONS)
        .optional()
        .describe(
          'Of surface metrics: surface-distance unless said; monai for comparison with older papers.',
        ),
    })
    .optional()
    .describe('Settings of the metrics.'),
  masks: z
    .union([z.enum(['all', 'none']), z.array(z.string().min(1))])
    .optional()
    .describe('Whose masks are kept: all (the default), none, or a list of arms.'),
  analysis: analysisSchema
    .optional()
    .describe('What the study declares beforehand: endpoint, comparisons, margins, acceptance.'),
});
export type ProtocolYaml = z.infer<typeof protocolYamlSchema>;
