'use client';

import { selectionWords, type RunSummary } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { parseAsString, useQueryStates } from 'nuqs';
import { Button } from '@/components/button';
import { formatSeconds } from '@/components/format';
import { Notice } from '@/components/notice';
import { PageHead } from '@/components/page-head';
import { QueryView } from '@/components/query-view';
import { Select } from '@/components/select';
import { useTRPC } from '@/trpc/client';
import { AnswerPanels } from './answer-panels';
import { ComparisonPanel } from './comparison-panel';
import { DifferencesPanel } from './differences-panel';

/** Two runs side by side: what differed, and what that did. */
export function Compare() {
  const trpc = useTRPC();
  const runs = useQuery(trpc.runs.list.queryOptions({ limit: 1000 }));
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Runs', href: '/runs' }, { label: 'Compare' }]}
        title="Two runs side by side"
        about="Dice per site and arm, paired over the cases that both runs have: the same id, image and reference."
      />
      <QueryView
        query={runs}
        what="the runs"
        isEmpty={(all) => all.length < 2}
        empty="There are not two runs yet to compare."
      >
        {(all) => <Chosen runs={all} />}
      </QueryView>
    </>
  );
}

/** What tells a run from others first: a list shows only the beginning where it is narrow. */
const nameOf = ({ id, protocol, cohort, selection, created_at }: RunSummary): string =>
  `${id.slice(-6)}, ${formatSeconds(created_at)}: ${protocol.name} v${protocol.version} on ${cohort.name} v${cohort.version}, ${selectionWords(selection)}`;

function Chosen({ runs }: { runs: readonly RunSummary[] }) {
  const [{ a, b }, setPair] = useQueryStates({ a: parseAsString, b: parseAsString });
  const runA = runs.find(({ id }) => id === a) ?? null;
  const runB = runs.find(({ id }) => id === b) ?? null;
  const options = [
    ['', 'choose a run'],
    ...runs.map((run) => [run.id, nameOf(run)] as const),
  ] as const;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Select
          label="A"
          isWide
          value={runA?.id ?? ''}
          options={options}
          onChange={(next) => void setPair({ a: next || null })}
        />
        <Button title="Swap the two" onClick={() => void setPair({ a: b, b: a })}>
          <ArrowLeftRight size={14} aria-hidden />
          <span className="sr-only">Swap the two</span>
        </Button>
        <Select
          label="B"
          isWide
          value={runB?.id ?? ''}
          options={options}
          onChange={(next) => void setPair({ b: next || null })}
        />
      </div>
      {runA && runB && runA.id !== runB.id ? (
        <>
          <DifferencesPanel a={runA} b={runB} />
          <ComparisonPanel a={runA} b={runB} />
          <AnswerPanels a={runA} b={runB} />
        </>
      ) : (
        <Notice>Choose two different runs.</Notice>
      )}
    </>
  );
}
