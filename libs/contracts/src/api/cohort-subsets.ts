import { z } from 'zod';
import { idSchema } from '../ids';
import { rowIdSchema, timeSchema } from './common';

/** A column of the manifest and the values that are meant, any of them: `site`, or a covariate. */
export const subsetConditionSchema = z.object({
  column: z.string().min(1).max(500),
  values: z.array(z.string().max(2000)).min(1).max(200),
});
export type SubsetCondition = z.infer<typeof subsetConditionSchema>;

/** What a subset is resolved from: cases by their ids, or every case that meets all of the conditions. */
export const subsetDefinitionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cases'), cases: z.array(idSchema).min(1).max(10_000) }),
  z.object({ kind: z.literal('where'), where: z.array(subsetConditionSchema).min(1).max(20) }),
]);
export type SubsetDefinition = z.infer<typeof subsetDefinitionSchema>;

export const addSubsetInputSchema = z.object({
  cohort_id: rowIdSchema,
  name: idSchema,
  definition: subsetDefinitionSchema,
});

/** Cases of one version of a cohort under a name; the same ones for good. */
export const cohortSubsetSchema = z.object({
  name: idSchema,
  definition: subsetDefinitionSchema,
  cases: z.int(),
  sites: z.array(z.object({ site: z.string(), cases: z.int() })),
  /** Whether it came from the version before, when this one was registered. */
  is_carried: z.boolean(),
  created_at: timeSchema,
});
export type CohortSubset = z.infer<typeof cohortSubsetSchema>;

/** A subset in two versions, by case id; null where a version has none of this name. */
export const subsetDiffSchema = z.object({
  name: idSchema,
  before: z.int().nullable(),
  now: z.int().nullable(),
  added: z.int(),
  removed: z.int(),
});
export type SubsetDiff = z.infer<typeof subsetDiffSchema>;
