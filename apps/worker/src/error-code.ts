/** The system's code of an error (`ENOENT`, `ENOSPC`), where it has one. */
export const errorCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** For the `catch` of a read: null where there is no such file. @throws every other error, as it is */
export function nullIfMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}
