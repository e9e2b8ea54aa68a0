import { z } from 'zod';
import { ERROR_CODES } from './errors';
import { rowIdSchema } from './api/common';
import { idSchema, sha256Schema } from './ids';
import { MANIFEST_FILES, manifestRowSchema } from './manifest';
import { registeredCaseSchema } from './site';

/*
 * A manifest is read and checked row by row at its site before anything is taken. Paths stand in what the user gave and
 * in what the same user is shown; the API passes both on, and neither stores nor logs them.
 */

/** Bytes of a manifest: some 100,000 rows. */
export const MAX_MANIFEST_BYTES = 32 * 1024 * 1024;

/** A manifest on the site's machine, or its bytes with the folder there that its relative paths start from. */
export const manifestSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: z.string().min(1).max(4096) }),
  z.object({
    kind: z.literal('upload'),
    file: z.string().min(1).max(255),
    folder: z.string().min(1).max(4096),
    bytes_base64: z.base64().max(Math.ceil(MAX_MANIFEST_BYTES / 3) * 4),
  }),
]);
export type ManifestSource = z.infer<typeof manifestSourceSchema>;

/** Whoever asks makes the id: the same check asked for twice is one. */
export const startCheckSchema = z.object({ id: rowIdSchema, source: manifestSourceSchema });
export type StartCheck = z.infer<typeof startCheckSchema>;

/** Why a manifest is refused: its place there, 1-based, or none where the file as a whole is. */
export const manifestProblemSchema = z.object({
  line: z.int().nullable(),
  column: z.int().nullable(),
  message: z.string(),
});
export type ManifestProblem = z.infer<typeof manifestProblemSchema>;

/** A row as it was checked; paths as the manifest has them. */
export const checkedRowSchema = z.object({
  line: z.int(),
  case_id: idSchema,
  patient_id: idSchema,
  site: idSchema,
  image: z.string(),
  reference: z.string(),
  issue: z
    .object({
      code: z.enum(ERROR_CODES),
      file: z.enum(MANIFEST_FILES).nullable(),
      message: z.string(),
      /** What the code means and what to do. */
      meaning: z.string(),
    })
    .nullable(),
});
export type CheckedRow = z.infer<typeof checkedRowSchema>;

export const readCheckSchema = z.object({
  id: rowIdSchema,
  /** Only rows with a problem. */
  problems: z.boolean().default(false),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export type ReadCheck = z.input<typeof readCheckSchema>;

/** How far a check is: refused as a whole, or a page of its rows that were checked so far. */
export const manifestCheckSchema = z.object({
  id: rowIdSchema,
  state: z.enum(['checking', 'checked', 'refused']),
  /** What the cohort would be called: after the manifest or its folder. */
  name: z.string(),
  /** Why the manifest is refused; at most 200 of them. */
  refusals: z.array(manifestProblemSchema),
  refusals_total: z.int(),
  rows_total: z.int(),
  rows_checked: z.int(),
  rows_with_issue: z.int(),
  rows_without_reference: z.int(),
  sites: z.array(z.object({ site: z.string(), cases: z.int(), issues: z.int() })),
  covariates: z.array(z.string()),
  seconds_left: z.number().nullable(),
  rows: z.array(checkedRowSchema),
  /** Of what `rows` is a page. */
  rows_found: z.int(),
});
export type ManifestCheck = z.infer<typeof manifestCheckSchema>;

/** Body of POST {gateway}/checks/take: keeps the checked rows' files under the cohort's id. */
export const takeCheckSchema = z.object({ id: rowIdSchema, cohortId: z.string() });

/** The rows of a check as the centre may know them, in manifest order. */
export const takenCheckSchema = z.object({
  manifest_sha256: sha256Schema,
  rows: z.array(manifestRowSchema.omit({ image: true, reference: true, reference_2: true })),
  cases: z.array(registeredCaseSchema),
});
export type TakenCheck = z.infer<typeof takenCheckSchema>;
