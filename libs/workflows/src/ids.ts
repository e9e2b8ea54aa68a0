/** Task queue of the orchestrator: workflows and central activities. */
export const ORCHESTRATOR_TASK_QUEUE = 'atrium-orchestrator';

/** Type of the failure of a case that gave its place in the queue back, because its run is to pause: it starts over. */
export const CASE_HELD = 'CASE_HELD';

/** Type of the failure of an activity whose worker was told to stop: no attempt of its work, which starts over. */
export const WORKER_STOPPED = 'WORKER_STOPPED';

/** Workflow id of a run's attempt: retrying failed cases is a new attempt. */
export const runWorkflowId = (runId: string, attempt: number): string => `${runId}/${attempt}`;

/** Workflow id of a question to the statistics of a run. */
export const analysisWorkflowId = (runId: string, key: string): string =>
  `${runId}/analysis/${key}`;

/** Workflow id of an intake's attempt. */
export const intakeWorkflowId = (id: string, attempt: number): string => `intake/${id}/${attempt}`;

/** Workflow id of one site's part. */
export const siteWorkflowId = (runId: string, attempt: number, site: string): string =>
  `${runWorkflowId(runId, attempt)}/${site}`;
