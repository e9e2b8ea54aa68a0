import { z } from 'zod';
import { idSchema } from './ids';

/** In what a case of one cohort differs from the case of the same id in another. */
export const caseChangeSchema = z.object({
  case_id: idSchema,
  in: z.array(z.enum(['site', 'image', 'reference', 'reference_2'])),
});
export type CaseChange = z.infer<typeof caseChangeSchema>;

/** The cases of a run (or of one to be) against those of another, by case id and the hashes of their files. */
export const caseChangesSchema = z.object({
  same: z.int(),
  changed: z.array(caseChangeSchema),
  added: z.array(idSchema),
  removed: z.array(idSchema),
});
export type CaseChanges = z.infer<typeof caseChangesSchema>;
