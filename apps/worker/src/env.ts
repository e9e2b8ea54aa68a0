import path from 'node:path';
import { z } from 'zod';

/** Folders, separated as PATH is. */
const folders = z
  .string()
  .default('')
  .transform((list) => list.split(path.delimiter).filter(Boolean));

const positive = z.coerce.number().int().min(1);

const envSchema = z.object({
  API_URL: z.url(),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  ATRIUM_HOME: z.string().min(1),
  LOCAL_SECRET: z.string().min(32),
  /** Folders of bundles; the bundles that ship are always looked up after them. */
  ATRIUM_BUNDLES: folders,
  /** Folders that manifests and scans may lie below; none is any. */
  ATRIUM_DATA_ROOTS: folders,
  ATRIUM_PROVIDER: z.enum(['cpu', 'cuda']).default('cpu'),
  /** Cases that are evaluated at once on this machine. */
  ATRIUM_SLOTS: positive.default(1),
  ATRIUM_STALL_SECONDS: positive.default(300),
  /** Port of the gateway; 0 is any that is free. A supervisor probes it and keeps it over restarts. */
  HEALTH_PORT: z.coerce.number().int().default(0),
  LOG_LEVEL: z.string().default('info'),
});

/** The worker's settings; throws with every problem when one is missing. */
export const readEnv = () => envSchema.parse(process.env);
export type Env = ReturnType<typeof readEnv>;
