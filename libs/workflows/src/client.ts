/** What those who start and signal workflows need: names, ids and types, without the workflow runtime. */
export type { EvaluateRunInput } from './evaluate-run/input';
export { ORCHESTRATOR_TASK_QUEUE, runWorkflowId, siteWorkflowId } from './ids';
export { PAUSE, RESUME, type PauseRequest } from './signals';
export const EVALUATE_RUN = 'evaluateRun';
