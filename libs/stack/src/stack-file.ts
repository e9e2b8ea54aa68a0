import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { processIdentitySchema } from './process-identity';

/** ATRIUM_HOME/stack.json: what runs, for those who want to use or to end it. Mode 0600: it holds a password. */
export const stackFileSchema = z.object({
  state: z.enum(['starting', 'ready', 'stopping', 'failed']),
  /** What is being waited for, or why it failed. */
  message: z.string(),
  supervisor: processIdentitySchema,
  apiUrl: z.string().nullable(),
  dashboardUrl: z.string().nullable(),
  databaseUrl: z.string().nullable(),
  temporalAddress: z.string().nullable(),
  processes: z.record(z.string(), processIdentitySchema),
});
export type StackFile = z.infer<typeof stackFileSchema>;

/** @returns null when there is none, or none that can be read */
export async function readStackFile(file: string): Promise<StackFile | null> {
  try {
    return stackFileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

export async function writeStackFile(file: string, content: StackFile): Promise<void> {
  await writeFile(`${file}.part`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
