import type { IntakeAttempt } from '../activities';

/** Input of the workflow takeIn: which attempt of which intake, and where its source is. */
export interface TakeInInput extends IntakeAttempt {
  readonly taskQueue: string;
}
