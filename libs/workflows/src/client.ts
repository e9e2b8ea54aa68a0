/** What those who start and signal workflows need: names, ids and types, without the workflow runtime. */
export type { AnalyseRunInput } from './analyse-run/input';
export type { EvaluateRunInput } from './evaluate-run/input';
export type { TakeInInput } from './take-in/input';
export {
  ORCHESTRATOR_TASK_QUEUE,
  analysisWorkflowId,
  intakeWorkflowId,
  runWorkflowId,
  siteWorkflowId,
} from './ids';
export { PAUSE, RESUME, type PauseRequest } from './signals';
export const EVALUATE_RUN = 'evaluateRun';
export const ANALYSE_RUN = 'analyseRun';
export const TAKE_IN = 'takeIn';
