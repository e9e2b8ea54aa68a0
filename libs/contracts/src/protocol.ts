import { z } from 'zod';
import { idSchema } from './ids';

/*
 * The protocol file, `schema: atrium/protocol@1` (CONTRACTS section 2). These schemas say what a single value may be;
 * rules between keys (a pair of model family and kind, swept and fixed at once) are libs/protocol's.
 */

export const PROTOCOL_SCHEMA = 'atrium/protocol@1';

const finite = z.number();
const label = z.int().min(1);

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

const fixedOffsetSchema = z.strictObject({ unit: lengthUnitSchema, x: finite, y: finite });

export const jitterSchema = z.strictObject({
  unit: lengthUnitSchema,
  amount: z.number().min(0),
  repetitions: z.int().min(1).max(1000),
});

export const promptSchema = z.strictObject({
  kind: promptKindSchema,
  source: z.enum(['reference', 'automatic']).optional(),
  by: automaticSourceSchema.optional(),
  every: z.int().min(1).optional(),
  keySlice: keySliceSchema.optional(),
  keySlices: z.int().min(1).optional(),
  zRange: z.enum(['full', 'reference']).optional(),
  marginPx: finite.optional(),
  marginMm: finite.optional(),
  scale: z.number().positive().optional(),
  offset: fixedOffsetSchema.optional(),
  stop: z.strictObject({ objectScore: finite }).optional(),
  jitter: jitterSchema.optional(),
  rounds: z.int().min(1).max(50).optional(),
});
export type PromptYaml = z.infer<typeof promptSchema>;

const sweepList = (item: z.ZodNumber) => z.array(item).min(1);

export const sweepSchema = z.strictObject({
  marginPx: sweepList(finite).optional(),
  marginMm: sweepList(finite).optional(),
  scale: sweepList(z.number().positive()).optional(),
  offset: z
    .strictObject({ unit: lengthUnitSchema, x: sweepList(finite), y: sweepList(finite) })
    .optional(),
});
export type SweepYaml = z.infer<typeof sweepSchema>;

export const postprocessStepSchema = z.strictObject({
  kind: z.literal('largest-component'),
  connectivity: z.union([z.literal(6), z.literal(18), z.literal(26)]),
});
export type PostprocessStep = z.infer<typeof postprocessStepSchema>;

export const strategySchema = z.strictObject({
  id: idSchema,
  model: idSchema,
  prompt: promptSchema,
  sweep: sweepSchema.optional(),
  postprocess: z.array(postprocessStepSchema).optional(),
});
export type StrategyYaml = z.infer<typeof strategySchema>;

const labels = z.union([label, z.array(label).min(1)]);

export const targetSchema = z.strictObject({
  name: z.string().min(1).max(200),
  label: labels,
  ignore: z.union([label, z.array(label)]).optional(),
});

/** The protocol file as written, after YAML and before defaults. */
export const protocolYamlSchema = z.strictObject({
  schema: z.literal(PROTOCOL_SCHEMA),
  name: z.string().min(1).max(200),
  target: targetSchema,
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  strategies: z.array(strategySchema).min(1),
  postprocess: z.array(postprocessStepSchema).optional(),
  metrics: z
    .strictObject({ nsdToleranceMm: z.array(z.number().positive()).min(1).max(20).optional() })
    .optional(),
  masks: z.union([z.enum(['all', 'none']), z.array(z.string().min(1))]).optional(),
});
export type ProtocolYaml = z.infer<typeof protocolYamlSchema>;
