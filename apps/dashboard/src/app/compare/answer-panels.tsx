'use client';

import type { RunSummary } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { Notice } from '@/components/notice';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { AcceptancePanel } from '../runs/[id]/statistics/acceptance-panel';
import { AnswerView } from '../runs/[id]/statistics/analysis-view';
import { hasEnded } from '../runs/[id]/statistics/use-analysis';
import { ArmsPanel } from './arms-panel';
import { CasesPanel } from './cases-panel';
import { MovedPanel } from './moved-panel';
import { WorsePanel } from './worse-panel';

interface PairOfRuns {
  readonly a: RunSummary;
  readonly b: RunSummary;
}

/** What statistics say of two runs: of the endpoint that B's protocol declares, then of what either accepts. */
export function AnswerPanels({ a, b }: PairOfRuns) {
  const trpc = useTRPC();
  const protocol = useQuery(trpc.protocols.show.queryOptions({ id: b.protocol.id }));
  if (!hasEnded(a) || !hasEnded(b))
    return <Notice>Differences are tested when both runs have ended.</Notice>;
  return (
    <>
      <QueryView query={protocol} what="what B's protocol declares">
        {({ body }) => <Answer a={a} b={b} endpoint={body.analysis?.endpoint ?? 'dice'} />}
      </QueryView>
      {[['A', a] as const, ['B', b] as const].map(([name, run]) => (
        <AnswerView
          key={name}
          run={run}
          question={{ kind: 'run' }}
          what={`the verdicts of ${name}`}
        >
          {(answer) =>
            answer.kind === 'run' && (
              <AcceptancePanel run={answer.run} title={`Acceptance in ${name}`} />
            )
          }
        </AnswerView>
      ))}
    </>
  );
}

function Answer({ a, b, endpoint }: PairOfRuns & { readonly endpoint: string }) {
  const question = { kind: 'runs', against: a.id, endpoint } as const;
  return (
    <AnswerView run={b} question={question} what="the differences of the two runs">
      {(answer) =>
        answer.kind === 'runs' && (
          <>
            <CasesPanel found={answer.runs} />
            <ArmsPanel found={answer.runs} />
            <MovedPanel found={answer.runs} a={a.id} b={b.id} />
            <WorsePanel found={answer.runs} a={a.id} b={b.id} />
          </>
        )
      }
    </AnswerView>
  );
}
