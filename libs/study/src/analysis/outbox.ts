import type { AnalysisAnswer } from '@atrium/contracts';
import { analyses } from '@atrium/db';
import { defineRead, type Study } from '../verb/verb';
import type { AnalysisKey } from './prepare';

/** A request that no workflow has taken yet. */
export interface RequestedAnalysis extends AnalysisKey {
  readonly askedAt: Date;
}

/** Oldest first. */
export const listRequestedAnalyses = defineRead((db, _input: void): Promise<RequestedAnalysis[]> =>
  analyses.listRequested(db),
);

/** The relay's own bookkeeping, as that of commands. */
export async function markAnalysisRunning(study: Study, one: RequestedAnalysis): Promise<void> {
  await analyses.markRunning(study.db, one, one.askedAt);
}

export interface ComputedAnalysis {
  readonly key: AnalysisKey;
  readonly version: number;
  readonly contentSha256: string;
  /** null: the one that is kept is of the same content. */
  readonly answer: AnalysisAnswer | null;
}

/** What the orchestrator computed, for whoever asks. */
export async function storeAnalysis(study: Study, computed: ComputedAnalysis): Promise<void> {
  const { key, version, contentSha256, answer } = computed;
  if (answer === null) await analyses.confirmAnswer(study.db, key, version);
  else
    await analyses.storeAnswer(study.db, key, {
      version,
      contentSha256,
      answer,
      computedAt: study.now(),
    });
}

export async function failAnalysis(study: Study, key: AnalysisKey, error: string): Promise<void> {
  await analyses.failAnalysis(study.db, key, error);
}
