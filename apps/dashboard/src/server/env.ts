import { z } from 'zod';

const envSchema = z.object({ API_URL: z.url() });

/** Read at run time, not at build time: the API's port is found when the stack starts. */
export const apiUrl = (): string => envSchema.parse(process.env).API_URL;
