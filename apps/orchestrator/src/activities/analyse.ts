import { prepareQuestion, storeAnalysis, type Study } from '@atrium/study';
import { activityInfo, cancellationSignal, heartbeat } from '@temporalio/activity';
import type { AnalyseRunInput } from '@atrium/workflows';
import type { AnalysisThread } from '../analysis/analysis-thread';

const BEAT_MS = 5000;

/** Reads a question's rows, computes its answer unless one of the same content is kept, and keeps it. */
export async function analyse(
  study: Study,
  thread: AnalysisThread,
  key: AnalyseRunInput,
): Promise<void> {
  const beats = setInterval(() => heartbeat(activityInfo().attempt), BEAT_MS);
  try {
    const { prepared, contentSha256, version, isAnswered } = await prepareQuestion(study, key);
    const answer = isAnswered ? null : await thread.compute(prepared, cancellationSignal());
    await storeAnalysis(study, { key, version, contentSha256, answer });
  } finally {
    clearInterval(beats);
  }
}
