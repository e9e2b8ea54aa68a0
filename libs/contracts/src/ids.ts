import { z } from 'zod';

/** Ids of cases, patients, sites and strategies (CONTRACTS section 2): at most 64 of `[A-Za-z0-9._-]`, no leading dot. */
export const ID_PATTERN = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/;

/** A case, patient, site, strategy or bundle id. */
export const idSchema = z
  .string()
  .regex(ID_PATTERN, 'an id of 1 to 64 letters, digits, ".", "_" or "-", without a leading dot');

/** A run's id: a UUID, given by the database. */
export const runIdSchema = z.uuid();

/** Lower-case hexadecimal SHA-256. */
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');
