'use client';

import type { CohortOverview, ProtocolSummary } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useEffect } from 'react';
import { Notice } from '@/components/notice';
import { PageHead } from '@/components/page-head';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { ChoicePanel } from './choice-panel';
import { launchParams } from './launch-params';
import { launchIdOf, readChoice } from './launch-state';
import { PreviewPanels } from './preview-panels';
import { RerunNotice } from './rerun-notice';
import { RerunPanel } from './rerun-panel';

/** A run to be: chosen, previewed, launched once. */
export function LaunchRun() {
  const trpc = useTRPC();
  const cohorts = useQuery(trpc.cohorts.list.queryOptions());
  const protocols = useQuery(trpc.protocols.list.queryOptions());
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Runs', href: '/runs' }, { label: 'Launch' }]}
        title="Launch a run"
        about="A run is one protocol on one version of a cohort. What it will do and cost stands here before it starts."
      />
      <QueryView query={cohorts} what="the cohorts">
        {(allCohorts) => (
          <QueryView query={protocols} what="the protocols">
            {(allProtocols) => <Form cohorts={allCohorts} protocols={allProtocols} />}
          </QueryView>
        )}
      </QueryView>
    </>
  );
}

interface FormProps {
  readonly cohorts: readonly CohortOverview[];
  readonly protocols: readonly ProtocolSummary[];
}

function Form({ cohorts, protocols }: FormProps) {
  const [params, setParams] = useQueryStates(launchParams);
  const choice = readChoice(params, cohorts, protocols);
  const launchId = launchIdOf(params);
  // In the address, so that a second tab of it asks for the same run.
  useEffect(() => {
    if (launchId === null) void setParams({ launch: crypto.randomUUID() });
  }, [launchId, setParams]);
  return (
    <>
      {cohorts.length === 0 && (
        <Notice>
          There is no cohort yet.{' '}
          <Link href="/cohorts/new" className="text-accent underline">
            Register one
          </Link>
        </Notice>
      )}
      {protocols.length === 0 && (
        <Notice>
          There is no protocol yet.{' '}
          <Link href="/protocols/new" className="text-accent underline">
            Write one
          </Link>
        </Notice>
      )}
      {choice.rerunOf && <RerunNotice id={choice.rerunOf} choice={choice} />}
      <ChoicePanel
        cohorts={cohorts}
        protocols={protocols}
        choice={choice}
        chosenCases={params.cases}
        onChange={(next) => void setParams(next)}
      />
      {choice.rerunOf && choice.cohort && choice.protocol && (
        <RerunPanel
          of={choice.rerunOf}
          cohortId={choice.cohort.id}
          protocolId={choice.protocol.id}
          selection={choice.selection}
          mode={choice.mode}
          onMode={(mode) => void setParams({ reuse: mode === 'reuse' })}
        />
      )}
      {choice.cohort && choice.protocol && launchId !== null && (
        <PreviewPanels
          cohort={choice.cohort}
          protocol={choice.protocol}
          choice={choice}
          launchId={launchId}
          onNewId={() => void setParams({ launch: crypto.randomUUID() })}
        />
      )}
    </>
  );
}
