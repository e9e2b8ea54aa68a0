/** Whether the system said that there is no such file. Not by `instanceof`: Node's errors are of another realm inside jest. */
export const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
