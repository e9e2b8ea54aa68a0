import { z } from 'zod';
import { idSchema } from './ids';

/** One row of a manifest: a case of a site. `reference` is empty where there is none. */
export const manifestRowSchema = z.object({
  case_id: idSchema,
  patient_id: idSchema,
  site: idSchema,
  image: z.string().min(1),
  reference: z.string(),
  /** A second reader's label map, where the manifest has the column; empty where this case has none. */
  reference_2: z.string().optional(),
  /** Every further column, as text. */
  covariates: z.record(z.string(), z.string()),
});
export type ManifestRow = z.infer<typeof manifestRowSchema>;

/** Columns that name files: relative to the manifest's folder or absolute; they never leave the site. */
export const MANIFEST_FILES = ['image', 'reference', 'reference_2'] as const;

/** What no further column may be called: objects of JavaScript have it already, and some readers of JSON drop it. */
export const RESERVED_COLUMNS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Columns that a manifest must have. */
export const MANIFEST_COLUMNS = ['case_id', 'patient_id', 'site', 'image', 'reference'] as const;
