import type { ManifestRow } from '@atrium/contracts';

/** The centre names a file by its manifest column; here, on the user's machine, the manifest tells which file that is. */
export function withPath(rows: readonly ManifestRow[], caseId: string, message: string): string {
  const column = /^(image|reference): /.exec(message)?.[1];
  const row = rows.find(({ case_id }) => case_id === caseId);
  const file = column === 'image' ? row?.image : column === 'reference' ? row?.reference : '';
  return file ? `${message} (${file})` : message;
}
