'use client';

import type { IntakeView } from '@atrium/contracts';
import { NotFound } from '@/components/not-found';
import { PageHead } from '@/components/page-head';
import { QueryView } from '@/components/query-view';
import { isUnknown } from '@/trpc/outage';
import { INTAKES } from '../crumbs';
import { isThrough } from '../state-words';
import { CasesPanel } from './cases-panel';
import { ConfirmPanel } from './confirm-panel';
import { FindingsPanel } from './findings-panel';
import { IntakeHead } from './intake-head';
import { Outcome } from './outcome';
import { ProfilesPanels } from './profiles-panels';
import { ProgressPanel } from './progress-panel';
import { SitesPanel } from './sites-panel';
import { SourcePanel } from './source-panel';
import { useAnswers } from './use-answers';
import { useFindings, useIntake } from './use-intake';

/** One intake: how far it is, what was found, what is said to that, and what it becomes. */
export function IntakePage({ id }: { id: string }) {
  const intake = useIntake(id);
  if (isUnknown(intake.error)) return <NotFound what="intake" id={id} list={INTAKES} />;
  return (
    <>
      {!intake.data && <PageHead crumbs={[INTAKES, { label: 'Intake' }]} title="Intake" />}
      <QueryView query={intake} what="the intake">
        {(found) => <Body intake={found} />}
      </QueryView>
    </>
  );
}

function Body({ intake }: { intake: IntakeView }) {
  const findings = useFindings(intake);
  const answers = useAnswers(intake.id);
  const { summary, state } = intake;
  const said = state === 'ready' ? answers : null;
  // A machine that is away is not asked: what it said before stays.
  const isShown = state !== 'cancelled' && (intake.online || findings.data !== undefined);
  return (
    <>
      <IntakeHead intake={intake} />
      <Outcome intake={intake} />
      <ProgressPanel intake={intake} />
      {findings.data && <SourcePanel intake={intake} page={findings.data} />}
      {isThrough(intake) && summary && (
        <>
          <SitesPanel intake={intake} summary={summary} />
          <FindingsPanel summary={summary} answers={said} />
          <ProfilesPanels summary={summary} />
        </>
      )}
      {isShown && (
        <QueryView query={findings} what="what the site found">
          {(page) => <CasesPanel page={page} answers={said} />}
        </QueryView>
      )}
      {state === 'ready' && summary && (
        <ConfirmPanel intake={intake} summary={summary} answers={answers} />
      )}
    </>
  );
}
