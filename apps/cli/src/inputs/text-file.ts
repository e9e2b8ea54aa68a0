import { readFile } from 'node:fs/promises';
import { fail, ok, type Result, type TextIssue } from '@atrium/contracts';

/** A file that the user named, or the sentence that says why it cannot be read. */
export async function readNamedFile(file: string): Promise<Result<Buffer, string>> {
  try {
    return ok(await readFile(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail(`${file}: cannot be read (${reason}).`);
  }
}

/** A problem of a user's file, as an editor understands it. */
export const sentenceOf = ({ file, line, column, message }: TextIssue): string =>
  `${file}:${line}:${column}: ${message}`;
