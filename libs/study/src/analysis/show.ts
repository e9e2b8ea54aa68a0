import { analysisAnswerSchema, type AnalysisQuestion, type AnalysisView } from '@atrium/contracts';
import { analyses } from '@atrium/db';
import { defineRead } from '../verb/verb';
import { questionKey } from './question';
import { stampOfQuestion } from './stamp';

interface Asked {
  readonly run_id: string;
  readonly question: AnalysisQuestion;
}

const NOT_ASKED: AnalysisView = {
  state: 'none',
  is_current: false,
  asked_at: null,
  computed_at: null,
  content_sha256: null,
  error: null,
  answer: null,
};

/** The newest answer to a question, and whether a newer one is being made. @throws NotFoundError (run) */
export const showAnalysis = defineRead(
  async (db, { run_id: runId, question }: Asked): Promise<AnalysisView> => {
    const version = await stampOfQuestion(db, runId, question);
    const found = await analyses.findAnalysis(db, { runId, key: questionKey(question) });
    if (!found) return NOT_ASKED;
    return {
      state: found.state,
      is_current: found.state === 'done' && found.version === version,
      asked_at: found.askedAt.toISOString(),
      computed_at: found.computedAt?.toISOString() ?? null,
      content_sha256: found.contentSha256,
      error: found.error,
      answer: found.answer === null ? null : analysisAnswerSchema.parse(found.answer),
    };
  },
);
