import type { ActivityOptions } from '@temporalio/common';

/** Central activities: over Postgres, short, retried until it answers. */
export const CENTRAL_OPTIONS: ActivityOptions = {
  startToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
};

/** Statistics of a run: seconds, and minutes of the largest; a second try where the first one's machine went away. */
export const ANALYSE_OPTIONS: ActivityOptions = {
  startToCloseTimeout: '20 minutes',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '1s', maximumAttempts: 2 },
};

/**
 * A case at its site: a dead worker is noticed within 20 s, three attempts for what can pass the next time. No limit on
 * the wait for a worker: an offline site takes its cases up when it is back. TRY_CANCEL: it blocks no cancel either.
 */
export const EVALUATE_OPTIONS: ActivityOptions = {
  startToCloseTimeout: '7 days',
  heartbeatTimeout: '20s',
  cancellationType: 'TRY_CANCEL',
  retry: {
    initialInterval: '1s',
    backoffCoefficient: 2,
    maximumInterval: '30s',
    maximumAttempts: 3,
  },
};

/** A delivery to the centre: retried without limit, so that an outage never repeats an inference. */
export const DELIVER_OPTIONS: ActivityOptions = {
  startToCloseTimeout: '60s',
  cancellationType: 'TRY_CANCEL',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '10s' },
};

/**
 * Some cases of an intake where their source is: a dead worker is noticed within 20 s, and one that is away is waited for, with no
 * limit. Tried ten times: what is done is kept, and a case that ends its worker every time must end the intake some day.
 */
export const INTAKE_OPTIONS: ActivityOptions = {
  ...EVALUATE_OPTIONS,
  retry: { ...EVALUATE_OPTIONS.retry, maximumAttempts: 10 },
};
