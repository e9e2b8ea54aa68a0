import { fail, type Result } from '@atrium/contracts';

/** HEADER_INVALID: what a file says contradicts itself, or the file. */
export const invalid = (expected: string, found: string): Result<never> =>
  fail({ code: 'HEADER_INVALID', message: `expected ${expected}, found ${found}` });
