/** Input of the workflow evaluateRun. */
export interface EvaluateRunInput {
  readonly runId: string;
  /** From 1; one more with every "retry failed". */
  readonly attempt: number;
}
