import type { ApiClient } from '@atrium/api-client';
import type { AnalysisAnswer, AnalysisQuestion } from '@atrium/contracts';
import type { Io } from '../command';
import { cannotRun } from '../exit-codes';

const LOOK_MS = 300;

/** Asks a question of a run's statistics and waits; the answer is there at once where nothing changed. Ctrl-C ends the wait, not the work. */
export async function waitForAnswer(
  io: Io,
  api: ApiClient,
  asked: { readonly run_id: string; readonly question: AnalysisQuestion },
): Promise<AnalysisAnswer> {
  await api.analysis.ask.mutate(asked);
  for (let looks = 0; ; looks += 1) {
    const { is_current: isCurrent, state, error, answer } = await api.analysis.show.query(asked);
    if (isCurrent && answer) return answer;
    if (state === 'failed')
      throw cannotRun(`The statistics of run ${asked.run_id} could not be computed: ${error}`);
    // The run changed between: what came is of the run before.
    if (state === 'done') await api.analysis.ask.mutate(asked);
    if (looks === 3) io.err('Computing the statistics of the run ...\n');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
