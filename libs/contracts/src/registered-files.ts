import { z } from 'zod';
import { sha256Schema } from './ids';

/** SHA-256 of a case's files when its version of the cohort was registered; null where there was none, or it could not be read. */
export const registeredFilesSchema = z.object({
  image: sha256Schema.nullable(),
  reference: sha256Schema.nullable(),
  secondReference: sha256Schema.nullable(),
  /** Nothing was wrong with them then: what is evaluated must be the same files. */
  isSound: z.boolean(),
});
export type RegisteredFiles = z.infer<typeof registeredFilesSchema>;

/** What a registration found of a case, as its site keeps it. */
export const registeredFiles = (found: {
  readonly image_sha256: string | null;
  readonly reference_sha256: string | null;
  readonly reference_2_sha256?: string | null;
  readonly issue: unknown;
}): RegisteredFiles => ({
  image: found.image_sha256,
  reference: found.reference_sha256,
  secondReference: found.reference_2_sha256 ?? null,
  isSound: found.issue === null,
});
