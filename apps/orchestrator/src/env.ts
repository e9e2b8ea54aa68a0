import { z } from 'zod';

const envSchema = z.object({
  DATABASE_URL: z.url(),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  HEALTH_PORT: z.coerce.number().int().default(0),
  LOG_LEVEL: z.string().default('info'),
});

/** The orchestrator's settings; throws with every problem when one is missing. */
export const readEnv = () => envSchema.parse(process.env);
export type Env = ReturnType<typeof readEnv>;
