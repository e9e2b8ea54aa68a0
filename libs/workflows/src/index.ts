/** Types of the activities, for those who implement them. */
export type * from './activities';
export { CASE_HELD, ORCHESTRATOR_TASK_QUEUE } from './ids';
