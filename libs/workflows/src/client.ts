/** What those who start and signal workflows need: names, ids and types, without the workflow runtime. */
export type { AnalyseRunInput } from './analyse-run/input';
export type { EvaluateRunInput } from './evaluate-run/input';
export { ORCHESTRATOR_TASK_QUEUE, analysisWorkflowId, runWorkflowId, siteWorkflowId } from './ids';
export { PAUSE, RESUME, type PauseRequest } from './signals';
export const EVALUATE_RUN = 'evaluateRun';
export const ANALYSE_RUN = 'analyseRun';
