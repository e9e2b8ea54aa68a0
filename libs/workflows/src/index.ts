/** Types of the activities, for those who implement them. */
export type * from './activities';
export type { AnalyseRunInput } from './analyse-run/input';
export { CASE_HELD, ORCHESTRATOR_TASK_QUEUE, WORKER_STOPPED } from './ids';
