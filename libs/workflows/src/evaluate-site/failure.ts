import type { ErrorCode } from '@atrium/contracts';
import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';

export interface CaseFailure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What to record of a case whose attempts ran out. Site activities throw ApplicationFailures whose type is an error code. */
export function describeFailure(error: unknown): CaseFailure {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  if (cause instanceof TimeoutFailure) {
    return {
      code: 'CASE_PROCESS_DIED',
      message:
        "The site's worker stopped answering while it worked on this case, three times in a row.",
    };
  }
  if (cause instanceof ApplicationFailure && cause.type) {
    return { code: asCode(cause.type), message: cause.message };
  }
  return { code: 'INTERNAL', message: cause instanceof Error ? cause.message : String(cause) };
}

/** The codes that a site's activities throw; anything else is unexpected. */
const THROWN = new Set<string>([
  'CASE_STALLED',
  'CASE_PROCESS_DIED',
  'DISK_FULL',
  'PROVIDER_MISSING',
  'MODEL_MISSING',
  'MODEL_HASH',
  'CASE_UNKNOWN',
  'FILE_FORBIDDEN',
] satisfies ErrorCode[]);

const isThrown = (type: string): type is ErrorCode => THROWN.has(type);

const asCode = (type: string): ErrorCode => (isThrown(type) ? type : 'INTERNAL');
