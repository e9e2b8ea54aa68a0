import {
  finishRun,
  listPending,
  outlineRun,
  recordFailure,
  setSiteState,
  type Study,
} from '@atrium/study';
import type { CentralActivities } from '@atrium/workflows';

/** The central activities, each a verb or a read of the study in the name of the system. */
export const centralActivities = (study: Study): CentralActivities => ({
  loadRun: ({ runId }) => outlineRun(study, runId),
  listPending: (query) => listPending(study, query),
  setSiteState: (input) => setSiteState(study, input),
  recordFailure: (input) => recordFailure(study, input),
  finishRun: (input) => finishRun(study, input),
});
