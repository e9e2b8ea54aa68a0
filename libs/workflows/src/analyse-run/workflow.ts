import { ActivityFailure, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { CentralActivities } from '../activities';
import { ANALYSE_OPTIONS, CENTRAL_OPTIONS } from '../timeouts';
import type { AnalyseRunInput } from './input';

const { analyse } = proxyActivities<Pick<CentralActivities, 'analyse'>>(ANALYSE_OPTIONS);
const { failAnalysis } = proxyActivities<Pick<CentralActivities, 'failAnalysis'>>(CENTRAL_OPTIONS);

/** One question to the statistics of a run; what cannot be answered is said where the answer would be. */
export async function analyseRun(input: AnalyseRunInput): Promise<void> {
  try {
    await analyse(input);
  } catch (error) {
    if (isCancellation(error)) throw error;
    await failAnalysis({ ...input, message: reasonOf(error) });
  }
}

/** What the activity said, without Temporal's words around it. */
function reasonOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
