import { z } from 'zod';

const finiteSchema = z.number().nullable();

/** An infinite value (a distance that is not defined ranks worst, a difference from it too) is a word, for JSON has no such number. */
export const rankedSchema = z.union([z.number(), z.literal(['infinity', '-infinity'])]);
export type Ranked = z.infer<typeof rankedSchema>;

/** What people read where a ranked value is no number: undefined, or a difference from what is. */
export const UNDEFINED_WORDS = { infinity: 'undefined', '-infinity': '-undefined' } as const;

/** The number that a ranked value stands for. */
export function rankOf(value: Ranked): number {
  if (typeof value === 'number') return value;
  return value === 'infinity' ? Infinity : -Infinity;
}

export const intervalSchema = z.object({
  low: rankedSchema,
  high: rankedSchema,
  level: z.number(),
});

/** An endpoint's values of one arm, at one site or over all, in one population. */
export const endpointSummarySchema = z.object({
  n: z.int(),
  min: rankedSchema,
  q1: rankedSchema,
  median: rankedSchema,
  q3: rankedSchema,
  max: rankedSchema,
  /** None where values are undefined: distances have quantiles only. */
  mean: finiteSchema,
  sd: finiteSchema,
  median_interval: intervalSchema.nullable(),
  mean_interval: intervalSchema.nullable(),
});
export type EndpointSummary = z.infer<typeof endpointSummarySchema>;
