import { z } from 'zod';

const envSchema = z.object({
  DATABASE_URL: z.url(),
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: z.coerce.number().int(),
  LOCAL_SECRET: z.string().min(32),
  LOG_LEVEL: z.string().default('info'),
});

/** The API's settings; throws with every problem when one is missing. */
export const readEnv = () => envSchema.parse(process.env);
export type Env = ReturnType<typeof readEnv>;
