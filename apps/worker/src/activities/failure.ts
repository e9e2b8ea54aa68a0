import { ApplicationFailure } from '@temporalio/common';
import { asFault } from '../fault';
import { describeError, type Logger } from '../log';

/** What an activity throws: an ApplicationFailure whose type is an error code, its message free of paths. */
export function asFailure(error: unknown, log: Logger): ApplicationFailure {
  const { code, message, retryable } = asFault(error);
  log.error({ code, ...describeError(error) }, message);
  return ApplicationFailure.create({ type: code, message, nonRetryable: !retryable });
}
