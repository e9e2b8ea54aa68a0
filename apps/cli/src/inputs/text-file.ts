import { readFile } from 'node:fs/promises';
import type { TextIssue } from '@atrium/contracts';
import { CommandError, EXIT, refused } from '../exit-codes';

/** A file that the user named. Throws CommandError (exit 2) when it cannot be read. */
export async function readNamedFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refused(`${file}: cannot be read (${reason}).`);
  }
}

/** Every problem of the user's files, as an editor understands it. */
export const refusedFor = (issues: readonly TextIssue[]) =>
  new CommandError(
    EXIT.refused,
    issues.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`),
  );
