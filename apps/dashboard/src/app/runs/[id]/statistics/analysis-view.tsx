'use client';

import type { AnalysisAnswer, AnalysisQuestion } from '@atrium/contracts';
import type { ReactNode } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { Loading, QueryView } from '@/components/query-view';
import { useRun } from '../run-context';
import { useAnalysis, type AnalysedRun } from './use-analysis';

interface AnalysisViewProps {
  readonly question: AnalysisQuestion;
  /** What is being computed, as in "Computing the statistics of the run." */
  readonly what: string;
  readonly children: (answer: AnalysisAnswer) => ReactNode;
}

/** {@link AnswerView} of the run of this page. */
export function AnalysisView(props: AnalysisViewProps) {
  return <AnswerView run={useRun()} {...props} />;
}

/** An answer of a run's statistics; that it is being computed, that it is an older one, or why there is none. */
export function AnswerView({
  run,
  question,
  what,
  children,
}: AnalysisViewProps & { readonly run: AnalysedRun }) {
  const analysis = useAnalysis(run, question);
  return (
    <QueryView query={analysis} what={what}>
      {({ state, error, answer, is_current: isCurrent }) => (
        <>
          {state === 'failed' && (
            <Notice tone="bad">
              {what} could not be computed: {error}{' '}
              <Button className="ml-2" onClick={analysis.ask}>
                Try again
              </Button>
            </Notice>
          )}
          {!isCurrent && state !== 'failed' && answer && (
            <Notice>Of the run before it changed; the new numbers are being computed.</Notice>
          )}
          {!answer && state !== 'failed' && (
            <>
              <p className="text-muted">Computing: {what}.</p>
              <Loading what={what} />
            </>
          )}
          {answer && children(answer)}
        </>
      )}
    </QueryView>
  );
}
