import {
  endIntake,
  failAnalysis,
  finishRun,
  listPending,
  outlineRun,
  recordFailure,
  setSiteState,
  type Study,
} from '@atrium/study';
import type { CentralActivities } from '@atrium/workflows';
import type { AnalysisThread } from '../analysis/analysis-thread';
import { analyse } from './analyse';

/** The central activities, each a verb or a read of the study in the name of the system. */
export const centralActivities = (study: Study, thread: AnalysisThread): CentralActivities => ({
  loadRun: ({ runId }) => outlineRun(study, runId),
  listPending: (query) => listPending(study, query),
  setSiteState: (input) => setSiteState(study, input),
  recordFailure: (input) => recordFailure(study, input),
  finishRun: (input) => finishRun(study, input),
  analyse: (input) => analyse(study, thread, input),
  failAnalysis: ({ message, ...key }) => failAnalysis(study, key, message),
  endIntake: (input) => endIntake(study, input),
});
