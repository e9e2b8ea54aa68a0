import { z } from 'zod';
import { referenceShapeSchema } from './case-shape';
import { WARNING_CODES } from './errors';
import { idSchema, sha256Schema } from './ids';
import { INTAKE_CODES } from './intake-codes';
import { MANIFEST_FILES } from './manifest';
import { registeredCaseSchema } from './site';

/*
 * What a site finds of its cases before they are a cohort. It crosses to the centre: no path, no file name, no identifier.
 */

const caseFileSchema = z.enum(MANIFEST_FILES);

/** What intake measured of a case. */
export const intakeCaseSchema = registeredCaseSchema.extend({
  patient_id: idSchema,
  site: idSchema,
  /** Of the image's voxels in the radiological frame, whatever file they stand in; null where they could not be read. */
  pixels_sha256: sha256Schema.nullable(),
  /** null where there is no reference, or it holds no voxel. */
  shape: referenceShapeSchema.nullable(),
  cnr: z.number().nullable(),
  /** What the files' grids are remarked for. */
  remarks: z.array(
    z.object({ code: z.enum(WARNING_CODES), file: caseFileSchema, message: z.string() }),
  ),
});
export type IntakeCase = z.infer<typeof intakeCaseSchema>;

/** One finding of intake: what of which case, and what to do. */
export const intakeIssueSchema = z.object({
  code: z.enum(INTAKE_CODES),
  severity: z.enum(['error', 'warning']),
  case_id: idSchema,
  site: idSchema,
  file: caseFileSchema.nullable(),
  found: z.string(),
  expected: z.string(),
  /** What the code means and what to do. */
  meaning: z.string(),
});
export type IntakeIssue = z.infer<typeof intakeIssueSchema>;

/** What was found of a case of a cohort, and what somebody said to that. */
export const caseCheckSchema = intakeIssueSchema
  .pick({ code: true, file: true, found: true, expected: true })
  .extend({ answer: z.string().nullable() });
export type CaseCheck = z.infer<typeof caseCheckSchema>;
