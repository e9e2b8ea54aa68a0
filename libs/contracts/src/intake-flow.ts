import { z } from 'zod';
import { rowIdSchema, timeSchema } from './api/common';
import { intensitySchema, referenceFactsSchema } from './case-facts';
import { geometrySchema } from './geometry';
import { idSchema, sha256Schema } from './ids';
import { intakeIssueSchema } from './intake';
import { INTAKE_CODES } from './intake-codes';
import { manifestRowSchema } from './manifest';
import { manifestProblemSchema, manifestSourceSchema } from './manifest-check';
import { privacyFindingSchema } from './privacy';
import { registeredCaseSchema } from './site';
import { profileShiftSchema, siteProfileSchema } from './site-profile';

/*
 * How a hospital's folder becomes a cohort. What a source is called and what its files are called stays at its site: it stands
 * in `startIntakeSchema`, which the API passes on, and in the pages that the same person is shown, and the centre keeps neither.
 */

/** Task queue of the intakes of one machine: its sites may not exist yet. */
export const intakeTaskQueue = (worker: string): string => `atrium-intake-${worker}`;

/** Values that references may hold besides 0; another one is LABEL_UNKNOWN. null: any whole number. */
export const knownLabelsSchema = z.array(z.int().min(1).max(65_535)).min(1).max(64).nullable();

/** Whoever asks makes the id: the same intake asked for twice is one. */
export const startIntakeSchema = z.object({
  id: rowIdSchema,
  /** Of the cohort that it becomes a version of. */
  name: z.string().trim().min(1).max(200),
  /** For cases whose source names none. */
  site: idSchema.nullable().default(null),
  /** Take clean copies instead of the files. */
  deidentify: z.boolean().default(false),
  labels: knownLabelsSchema.default(null),
  source: manifestSourceSchema,
});
export type StartIntake = z.output<typeof startIntakeSchema>;

/** requested: on its way to the site; refused: no case was found, the site says why; failed: the machine could not go on. */
export const INTAKE_STATES = [
  'requested',
  'running',
  'stopping',
  'stopped',
  'refused',
  'failed',
  'ready',
  'confirmed',
  'cancelled',
] as const;
export const intakeStateSchema = z.enum(INTAKE_STATES);
export type IntakeState = z.infer<typeof intakeStateSchema>;

export const INTAKE_PHASES = ['waiting', 'recognising', 'inspecting', 'concluding'] as const;
export const intakePhaseSchema = z.enum(INTAKE_PHASES);
export type IntakePhase = z.infer<typeof intakePhaseSchema>;

/** Body of POST /worker/intakes/progress: at most one a second. */
export const intakeProgressSchema = z.object({
  id: rowIdSchema,
  attempt: z.int().min(1),
  phase: intakePhaseSchema,
  done: z.int().min(0),
  total: z.int().min(0),
});
export type IntakeProgress = z.infer<typeof intakeProgressSchema>;

/** Cases of a site by what becomes of them. */
export const intakeSiteSchema = z.object({
  site: idSchema,
  cases: z.int(),
  /** Left out for errors. */
  errors: z.int(),
  quarantined: z.int(),
  /** With warnings that ask for an answer, and neither of the two above. */
  warnings: z.int(),
});

/** What the centre may know of an intake that is through: counts and profiles. */
export const intakeSummarySchema = z.object({
  kind: z.enum(['manifest', 'bids', 'folder', 'dicom']),
  cases: z.int(),
  unpaired: z.int(),
  sites: z.array(intakeSiteSchema),
  issues: z.array(
    z.object({
      code: z.enum(INTAKE_CODES),
      severity: z.enum(['error', 'warning']),
      meaning: z.string(),
      cases: z.int(),
      /** Those of them that become cases of the cohort: for these a warning asks for an answer. Absent of an intake of before. */
      taken: z.int().optional(),
    }),
  ),
  profiles: z.array(siteProfileSchema),
  shifts: z.array(profileShiftSchema),
});
export type IntakeSummary = z.infer<typeof intakeSummarySchema>;

/** Body of POST /worker/intakes/summary. */
export const intakeConclusionSchema = z.object({
  id: rowIdSchema,
  attempt: z.int().min(1),
  summary: intakeSummarySchema,
});
export type IntakeConclusion = z.infer<typeof intakeConclusionSchema>;

/** An intake as the centre knows it. */
export const intakeViewSchema = z.object({
  id: rowIdSchema,
  name: z.string(),
  site: idSchema.nullable(),
  deidentify: z.boolean(),
  labels: knownLabelsSchema,
  state: intakeStateSchema,
  attempt: z.int(),
  /** Whether the machine that holds its source answers. */
  online: z.boolean(),
  phase: intakePhaseSchema,
  done: z.int(),
  total: z.int(),
  asked_at: timeSchema,
  progress_at: timeSchema.nullable(),
  ended_at: timeSchema.nullable(),
  summary: intakeSummarySchema.nullable(),
  /** What it became. */
  cohort_id: rowIdSchema.nullable(),
});
export type IntakeView = z.infer<typeof intakeViewSchema>;

export const readIntakeSchema = z.object({
  id: rowIdSchema,
  /** Which cases: all, those with any finding, those that are left out, those that are quarantined. */
  only: z.enum(['all', 'found', 'errors', 'quarantined']).default('all'),
  /** Of these only the ones that have a finding of this code. */
  code: z.enum(INTAKE_CODES).optional(),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export type ReadIntake = z.input<typeof readIntakeSchema>;

/** A case as it was found so far. */
export const intakeRowSchema = z.object({
  case_id: idSchema,
  patient_id: idSchema,
  site: idSchema,
  /** Its files' places within the source; empty where there is none, of a quarantined case, of DICOM and of clean copies: they may name persons. */
  image: z.string(),
  reference: z.string(),
  state: z.enum(['waiting', 'clean', 'warnings', 'errors', 'quarantined']),
  issues: z.array(intakeIssueSchema),
  privacy: z.array(privacyFindingSchema),
  geometry: geometrySchema.nullable(),
  intensity: intensitySchema.nullable(),
  reference_facts: referenceFactsSchema.nullable(),
  cnr: z.number().nullable(),
  /** Why this series of a DICOM folder and no other. */
  reasons: z.array(z.string()),
});
export type IntakeRow = z.infer<typeof intakeRowSchema>;

/** How many files entries of {@link IntakePage.unpaired} stand for. */
export const filesOf = (unpaired: readonly { readonly files?: number }[]): number =>
  unpaired.reduce((sum, { files = 1 }) => sum + files, 0);

/** What a site shows of an intake: what it is refused for, or what was recognised and a page of its cases. */
export const intakePageSchema = z.object({
  id: rowIdSchema,
  stage: z.enum(['opening', 'refused', 'inspecting', 'concluded']),
  kind: intakeSummarySchema.shape.kind.nullable(),
  /** Why the source is refused; at most 200 of them. */
  problems: z.array(manifestProblemSchema),
  problems_total: z.int(),
  /** How files are called, * for what differs; the most frequent first. */
  patterns: z.array(z.object({ image: z.string(), reference: z.string(), cases: z.int() })),
  /** Files that became no case, and why; of DICOM and where clean copies are taken, how many instead of their names; at most 200 entries. One stands for `files` of them: a series of DICOM, or one where nothing is said. */
  unpaired: z.array(z.object({ file: z.string(), why: z.string(), files: z.int().optional() })),
  /** All such files. */
  unpaired_total: z.int(),
  cases_total: z.int(),
  rows: z.array(intakeRowSchema),
  /** Of what `rows` is a page. */
  rows_found: z.int(),
});
export type IntakePage = z.infer<typeof intakePageSchema>;

/** A case that does not become one of the cohort, and for which codes. */
export const leftOutSchema = z.object({
  case_id: idSchema,
  site: idSchema,
  /** Its errors; of a case that somebody left out, all that was found of it. */
  codes: z.array(z.enum(INTAKE_CODES)),
  /** Whether somebody chose to leave it out, though it has no error. */
  chosen: z.boolean(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** What a site hands over of an intake that is through: the cases that become a cohort, and those that do not. */
export const takenIntakeSchema = z.object({
  manifest_sha256: sha256Schema,
  rows: z.array(manifestRowSchema.omit({ image: true, reference: true, reference_2: true })),
  /** One a row, in the same order. */
  cases: z.array(registeredCaseSchema),
  /** Warnings of these cases. */
  issues: z.array(intakeIssueSchema),
  left_out: z.array(leftOutSchema),
});
export type TakenIntake = z.infer<typeof takenIntakeSchema>;

/** Such a case as its version keeps it. */
export const leftOutCaseSchema = leftOutSchema.extend({
  /** What somebody said who left it out; null of one that nobody did but its error. */
  reason: z.string().nullable(),
});
export type LeftOutCase = z.infer<typeof leftOutCaseSchema>;

/** Which cases somebody leaves out of a cohort that have no error. */
export const leaveOutSchema = z.array(idSchema).max(100_000).default([]);

/** Body of POST {gateway}/intakes/take. */
export const takeIntakeSchema = z.object({ id: rowIdSchema, leave_out: leaveOutSchema });
export type TakeIntake = z.output<typeof takeIntakeSchema>;

/** Body of POST {gateway}/intakes/keep: keeps the files of the cases that were taken under the cohort's id. */
export const keepIntakeSchema = takeIntakeSchema.extend({ cohortId: z.string() });
export type KeepIntake = z.output<typeof keepIntakeSchema>;
