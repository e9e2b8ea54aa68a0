/** The system's code of an error (`ENOENT`, `ENOSPC`), where it has one. */
export const errorCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
