import {
  idSchema,
  intakeCaseSchema,
  intakeIssueSchema,
  intakeRowSchema,
  intakeSummarySchema,
  manifestProblemSchema,
  manifestRowSchema,
  privacyDecisionSchema,
  startIntakeSchema,
} from '@atrium/contracts';
import { z } from 'zod';
import { filesSchema } from '../store/cohort-index';
import { mapOf } from '../store/map-schema';

/*
 * What a site keeps of an intake below ATRIUM_HOME/intakes. Nothing of it leaves the site but what gateway and activities say.
 */

/** Where a scan or reference lies: one file (or a folder that a manifest names), or the files of a series. */
export const placeSchema = z.object({
  /** As people are shown it: within the source. */
  shown: z.string(),
  paths: z.array(z.string()).min(1),
  isSeries: z.boolean(),
});
export type Place = z.infer<typeof placeSchema>;

export const planRowSchema = z.object({
  case_id: idSchema,
  patient_id: idSchema,
  site: idSchema,
  image: placeSchema,
  reference: placeSchema.nullable(),
  second: placeSchema.nullable(),
  /** Its files as the source names them: what the manifest's hash is of. */
  written: manifestRowSchema.pick({ image: true, reference: true, reference_2: true }),
  covariates: z.record(z.string(), z.string()),
  /** Why this series of a DICOM folder. */
  reasons: z.array(z.string()),
});
export type PlanRow = z.infer<typeof planRowSchema>;

/** What was recognised of a source. */
export const planSchema = z.object({
  kind: intakeSummarySchema.shape.kind,
  /** The folder that no file may lie outside of; null of a manifest, which names its files. */
  root: z.string().nullable(),
  rows: z.array(planRowSchema),
  patterns: z.array(z.object({ image: z.string(), reference: z.string(), cases: z.int() })),
  unpaired: z.array(
    // One file where nothing else is said.
    z.object({ file: z.string(), why: z.string(), files: z.int().optional() }),
  ),
  /** name -> id of cases, patients and sites. */
  ids: z.object({
    case: mapOf(z.string()),
    patient: mapOf(z.string()),
    site: mapOf(z.string()),
  }),
});
export type Plan = z.infer<typeof planSchema>;

/** A case that was looked through. */
export const caseRecordSchema = z.object({
  /** What its files looked like before they were read. */
  stamp: z.string(),
  /** The files that everything later reads. */
  files: filesSchema.omit({ registered: true }),
  covariates: z.record(z.string(), z.string()),
  found: intakeCaseSchema,
  privacy: privacyDecisionSchema,
  issues: z.array(intakeIssueSchema),
});
export type CaseRecord = z.infer<typeof caseRecordSchema>;

/** Findings among cases and what becomes of each for all that was found, by a case's place in the plan. */
export const conclusionSchema = z.object({
  issues: z.array(z.array(intakeIssueSchema)),
  /** Absent in what was written before 2026-11-26. */
  states: z.array(intakeRowSchema.shape.state).optional(),
});
export type Conclusion = z.infer<typeof conclusionSchema>;

export const problemsSchema = z.array(manifestProblemSchema);
export const sourceSchema = startIntakeSchema;
