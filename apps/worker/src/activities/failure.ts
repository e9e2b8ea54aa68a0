import { ApplicationFailure } from '@temporalio/common';
import { WORKER_STOPPED } from '@atrium/workflows';
import { asFault } from '../fault';
import { describeError, type Logger } from '../log';

/** What an activity throws that ends because its worker is to stop: the workflow starts it over. */
export const stopped = (): ApplicationFailure =>
  ApplicationFailure.nonRetryable("The site's worker was stopped.", WORKER_STOPPED);

/** What an activity throws: an ApplicationFailure whose type is an error code, its message free of paths. */
export function asFailure(error: unknown, log: Logger): ApplicationFailure {
  const { code, message, retryable } = asFault(error);
  log.error({ code, ...describeError(error) }, message);
  return ApplicationFailure.create({ type: code, message, nonRetryable: !retryable });
}
