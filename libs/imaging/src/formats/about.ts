import { type CaseFile, fail, type Result } from '@atrium/contracts';

/** Names the column in an issue, for machines and for people. */
export async function about<T>(column: CaseFile, result: Promise<Result<T>>): Promise<Result<T>> {
  const settled = await result;
  if (settled.ok) return settled;
  const { code, message } = settled.issue;
  return fail({ code, file: column, message: `${column}: ${message}` });
}
