import { z } from 'zod';
import { caseChangesSchema } from './case-changes';
import { intervalSchema, rankedSchema } from './endpoint-summary';
import { idSchema, runIdSchema } from './ids';
import { pairAnalysisSchema } from './pair-analysis';

/*
 * A run held against another one, case by case: exploratory. Differences are this run less the other, in the endpoint's unit and
 * never turned. Pairs are cases of the same id, site, image and references.
 */

const pairedArmSchema = pairAnalysisSchema
  .pick({ apart: true, pairs: true, all_cases: true, completed_only: true })
  .extend({ arm: z.string() });

/** A case of both runs, of the same image, whose value of an arm is not what it was. */
export const movedCaseSchema = z.object({
  case_id: idSchema,
  site: z.string(),
  arm: z.string(),
  before: rankedSchema,
  now: rankedSchema,
  /** Infinite where one of two distances is undefined. */
  is_better: z.boolean(),
  /** What of it changed but its image; such a case is not among the pairs. */
  changed: caseChangesSchema.shape.changed.element.shape.in,
});
export type MovedCase = z.infer<typeof movedCaseSchema>;

/** Cases of an arm at the sites that the other run has not, or has. */
const siteGroupSchema = z.object({
  arm: z.string(),
  sites: z.enum(['new', 'old']),
  n: z.int(),
  median: rankedSchema.nullable(),
});

export const runsAnalysisSchema = z.object({
  against: runIdSchema,
  endpoint: z.string(),
  is_incomplete: z.boolean(),
  cases: caseChangesSchema,
  /** Arms that both runs have and that have a pair, in protocol order. */
  arms: z.array(pairedArmSchema),
  only_now: z.array(z.string()),
  only_before: z.array(z.string()),
  /** Where the interval of the difference in all cases leaves 0 out. */
  moved_sites: z.array(
    z.object({
      arm: z.string(),
      site: z.string(),
      estimate: rankedSchema,
      interval: intervalSchema,
      is_better: z.boolean(),
    }),
  ),
  /** Values that rose, fell or stayed as they were, of all cases. */
  values: z.object({ better: z.int(), worse: z.int(), equal: z.int() }),
  /** The worst first; at most 1,000. */
  moved: z.array(movedCaseSchema),
  /** Sites of this run that the other one has not. */
  new_sites: z.array(z.string()),
  /** What this run has at new sites, against what the other run has at its own; described. None where no site is new. */
  site_groups: z.array(siteGroupSchema),
});
export type RunsAnalysis = z.infer<typeof runsAnalysisSchema>;
