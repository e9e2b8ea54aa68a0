import path from 'node:path';
import { z } from 'zod';

/** The repository's folder: the same from src and from dist. */
export const CHECKOUT = path.resolve(__dirname, '../../..');

const envSchema = z.object({
  DATABASE_URL: z.string().optional(),
  TEMPORAL_ADDRESS: z.string().optional(),
  ATRIUM_STALL_SECONDS: z.string().optional(),
  ATRIUM_SLOTS: z.string().optional(),
  ATRIUM_PROVIDER: z.string().optional(),
  ATRIUM_BUNDLES: z.string().optional(),
});

/** Services that somebody else runs, if the environment names them. */
export const readEnv = () => envSchema.parse(process.env);

/** What every process of ours gets besides its own settings. */
export const inheritedEnv = (): NodeJS.ProcessEnv => ({ ...process.env });
