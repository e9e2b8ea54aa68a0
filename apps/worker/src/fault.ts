import { ERRORS, type ErrorCode } from '@atrium/contracts';
import { ModelError } from '@atrium/models';
import { errorCode } from './error-code';

/** A case that this machine could not evaluate, or may not (FILE_FORBIDDEN). The message holds no path. */
export class CaseFault extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CaseFault';
  }

  /** Whether another attempt can succeed. */
  get retryable(): boolean {
    return ERRORS[this.code].retryable;
  }
}

/** Codes of the system for "no room": the disk, the quota. */
const FULL = new Set<unknown>(['ENOSPC', 'EDQUOT']);

/** Names what went wrong by a code of ours. */
export function asFault(error: unknown): CaseFault {
  if (error instanceof CaseFault) return error;
  if (error instanceof ModelError) return new CaseFault(error.code, error.message);
  const code = errorCode(error);
  if (FULL.has(code)) {
    const message = "the site's store has no room left for masks and results";
    return new CaseFault('DISK_FULL', message, { cause: error });
  }
  const kind = typeof code === 'string' ? code : error instanceof Error ? error.name : typeof error;
  const message = `an unexpected error (${kind}); the log of the site's worker names it`;
  return new CaseFault('INTERNAL', message, { cause: error });
}
