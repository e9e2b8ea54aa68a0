import type { AnalysisQuestion } from '@atrium/contracts';
import type { Queryable } from '@atrium/db';
import { stampRun } from '../run/find';

/**
 * What an answer is as of: the version of its run; of two runs the sum of both, which is the same only while both are, for
 * versions never fall. @throws NotFoundError
 */
export async function stampOfQuestion(
  db: Queryable,
  runId: string,
  question: AnalysisQuestion,
): Promise<number> {
  const { version } = await stampRun(db, runId);
  if (question.kind !== 'runs') return version;
  return version + (await stampRun(db, question.against)).version;
}
