import type { CaseFile, Result } from '@atrium/contracts';
import { readVolume, type Volume } from '@atrium/imaging';
import { refused } from '../exit-codes';

interface Remark {
  readonly code: string;
  readonly message: string;
}

/** An issue or a warning as the user reads it: their path instead of the manifest's column. */
export const issueAt = (file: string, { code, message }: Remark): string =>
  `${file}: ${message.replace(/^(image|reference): /, '')} (${code})`;

/** A volume of a file that the user named. Throws CommandError (exit 2) when it cannot be used. */
export async function readNamedVolume(file: string, column: CaseFile): Promise<Volume> {
  const volume: Result<Volume> = await readVolume(file, column);
  if (!volume.ok) throw refused(`${issueAt(file, volume.issue)}.`);
  return volume.value;
}
