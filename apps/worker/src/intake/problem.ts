import type { ManifestProblem } from '@atrium/contracts';

/** A problem of a source as a whole. It stays at the site: it may quote what the user gave. */
export const problem = (message: string): ManifestProblem => ({
  line: null,
  column: null,
  message,
});
