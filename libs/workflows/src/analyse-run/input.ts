/** Input of the workflow analyseRun: which question to the statistics of which run. */
export interface AnalyseRunInput {
  readonly runId: string;
  readonly key: string;
}
