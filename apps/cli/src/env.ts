import path from 'node:path';
import { z } from 'zod';

/** The repository's folder: the same from src and from dist. */
export const CHECKOUT = path.resolve(__dirname, '../../..');

const envSchema = z.object({
  ATRIUM_HOME: z.string().min(1).default(path.join(CHECKOUT, '.atrium')),
  ATRIUM_BUNDLES: z.string().default(''),
  ATRIUM_CHROMIUM: z.string().optional(),
});

/** The command line's settings from the environment. */
export function readEnv(): { home: string; bundleFolders: string[]; chromium: string | undefined } {
  const env = envSchema.parse(process.env);
  const folders = env.ATRIUM_BUNDLES.split(path.delimiter).filter((folder) => folder !== '');
  return {
    home: path.resolve(env.ATRIUM_HOME),
    chromium: env.ATRIUM_CHROMIUM,
    bundleFolders: [
      ...folders.map((folder) => path.resolve(folder)),
      path.join(CHECKOUT, 'bundles'),
    ],
  };
}
