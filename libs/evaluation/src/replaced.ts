import {
  ok,
  type CaseFile,
  type CaseIssue,
  type CaseWarning,
  type RegisteredFiles,
  type Result,
} from '@atrium/contracts';
import type { CaseRequest } from './request';

/** Of the files as they are now. */
interface Hashes {
  readonly imageSha256: string | null;
  readonly referenceSha256: string | null;
}

/**
 * Holds what was read against what the cohort's version was registered with: a version never changes, so that another file in the
 * same place is FILE_REPLACED. Files with which something was wrong then, and those of a retry, are read as they are, and it is said.
 */
export function refuseReplaced(
  { registered, readsAnew = false }: Pick<CaseRequest, 'registered' | 'readsAnew'>,
  read: Hashes,
): Result<CaseWarning[]> {
  if (!registered) return ok([]);
  const replaced = replacedFiles(registered, read);
  const [file] = replaced;
  if (file && registered.isSound && !readsAnew) return { ok: false, issue: replacedIssue(file) };
  return ok(replaced.map((one) => ({ code: 'FILE_READ_ANEW', message: sentence(one) })));
}

/** The same of a second reader's label map, which fails nothing. @param hash of the file */
export const isReplacedReader = (
  { registered, readsAnew = false }: Pick<CaseRequest, 'registered' | 'readsAnew'>,
  hash: string | null,
): boolean =>
  registered?.isSound === true &&
  !readsAnew &&
  registered.secondReference !== null &&
  registered.secondReference !== hash;

const replacedFiles = (
  { image, reference }: RegisteredFiles,
  { imageSha256, referenceSha256 }: Hashes,
): CaseFile[] => [
  ...(image === imageSha256 ? [] : (['image'] as const)),
  ...(reference === referenceSha256 ? [] : (['reference'] as const)),
];

export const replacedIssue = (file: CaseFile): CaseIssue => ({
  code: 'FILE_REPLACED',
  file,
  message: sentence(file),
});

const sentence = (file: CaseFile): string =>
  `${file}: found another file than this version of the cohort was registered with`;
