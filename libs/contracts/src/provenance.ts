import { z } from 'zod';
import { armIdSchema } from './arm';
import { idSchema, runIdSchema, sha256Schema } from './ids';
import { runModeSchema } from './run';

/*
 * Where a run's numbers come from, by hash; and whether they come out the same again.
 */

export const MANIFEST_SCHEMA = 'atrium/run-manifest@1';

/** A unit of work, one (case, model): its files and its results, by SHA-256. */
export const unitHashesSchema = z.object({
  case_id: idSchema,
  site: idSchema,
  model: idSchema,
  image_sha256: sha256Schema.nullable(),
  reference_sha256: sha256Schema.nullable(),
  reference_2_sha256: sha256Schema.nullable(),
  /** Of all that the numbers depend on; null of a unit that has no result of its site. */
  content_hash: sha256Schema.nullable(),
  /** Of result.json in the site's store. */
  result_sha256: sha256Schema.nullable(),
  /** The run that computed it, where this one took it over. */
  reused_from: runIdSchema.nullable(),
  /** Files in the site's store, by arm. */
  masks: z.array(z.object({ arm: armIdSchema, address: z.string(), sha256: sha256Schema })),
});
export type UnitHashes = z.infer<typeof unitHashesSchema>;

export const runManifestSchema = z.object({
  schema: z.literal(MANIFEST_SCHEMA),
  run_id: runIdSchema,
  mode: runModeSchema,
  rerun_of: runIdSchema.nullable(),
  protocol: z.object({ name: z.string(), version: z.int(), sha256: sha256Schema }),
  cohort: z.object({
    name: z.string(),
    version: z.int(),
    sha256: sha256Schema,
    manifest_sha256: sha256Schema,
  }),
  models: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      /** Of model.json, which holds the hashes of the files. */
      sha256: sha256Schema,
      /** null of a model that was announced by an earlier version only. */
      files: z.array(z.object({ path: z.string(), sha256: sha256Schema })).nullable(),
    }),
  ),
  provider: z.string().nullable(),
  versions: z.record(z.string(), z.string()),
  units: z.array(unitHashesSchema),
});
export type RunManifest = z.infer<typeof runManifestSchema>;

/** One number, hash or word that came out otherwise; JSON, cut where it is long. */
export const verificationDifferenceSchema = z.object({
  case_id: idSchema,
  model: idSchema,
  /** null: of the case and model as a whole. */
  arm: armIdSchema.nullable(),
  name: z.string(),
  before: z.string(),
  now: z.string(),
});
export type VerificationDifference = z.infer<typeof verificationDifferenceSchema>;

/** A verification held against the run that it repeats. */
export const verificationSchema = z.object({
  run_id: runIdSchema,
  verifies: runIdSchema,
  /** Rows that were computed again, one per (case, arm), and those of them of which everything but the seconds is the same. */
  rows: z.int(),
  equal_rows: z.int(),
  /** At most 1,000 are listed. */
  differences: z.array(verificationDifferenceSchema),
  differences_total: z.int(),
  /** What could not be computed again: rows that the machine failed, and work without a row. */
  not_computed: z.int(),
  reasons: z.array(z.string()),
});
export type Verification = z.infer<typeof verificationSchema>;
