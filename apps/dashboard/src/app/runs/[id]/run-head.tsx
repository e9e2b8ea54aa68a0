'use client';

import { selectionWords, type RunDetail } from '@atrium/contracts';
import Link from 'next/link';
import { buttonClass } from '@/components/button';
import { formatDuration, formatTime } from '@/components/format';
import { PageHead } from '@/components/page-head';
import { StateBadge } from '@/components/state-badge';
import { rerunHref } from '../new/launch-params';
import { CopyCommand } from './copy-command';
import { RerunButtons } from './rerun-buttons';
import { Verbs } from './verbs';

/** What was asked and has not taken hold yet: as a state, and in words. */
const ASKED: Record<string, readonly [state: string, sentence: string]> = {
  pause: ['pausing', ' Pausing: running cases finish first, none starts.'],
  resume: ['resuming', ' Resuming.'],
  cancel: ['cancelling', ' Cancelling: running cases are stopped.'],
};

/** A rerun is held against the run that it repeats. */
const compareHref = ({ id, rerun_of: of }: RunDetail): string =>
  of === null ? `/compare?a=${id}` : `/compare?a=${of}&b=${id}`;

/** What the run is, how far it is, and what can be done with it. */
export function RunHead({ run }: { run: RunDetail }) {
  const name = `${run.protocol.name} v${run.protocol.version} on ${run.cohort.name} v${run.cohort.version}`;
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Runs', href: '/runs' }, { label: name }]}
        title={name}
        badge={<StateBadge state={ASKED[run.asked ?? 'nothing']?.[0] ?? run.state} />}
        about={<About run={run} />}
        actions={
          <>
            <Verbs run={run} />
            <Link href={rerunHref(run)} className={buttonClass()}>
              Rerun on a cohort
            </Link>
            <Link href={compareHref(run)} className={buttonClass()}>
              Compare
            </Link>
            <RerunButtons run={run} />
            <CopyCommand run={run} />
          </>
        }
      />
      <Progress run={run} />
    </>
  );
}

function About({ run }: { run: RunDetail }) {
  return (
    <>
      {run.models.map(({ title, version }) => `${title} ${version}`).join(', ')}
      {run.provider && ` on ${run.provider}`}; launched {formatTime(run.created_at)}
      {run.ended_at && `, ended ${formatTime(run.ended_at)}`}.{' '}
      <Link href={`/protocols/${run.protocol.id}`} className="underline hover:text-text">
        Protocol
      </Link>
      ,{' '}
      <Link href={`/cohorts/${run.cohort.id}`} className="underline hover:text-text">
        cohort
      </Link>{' '}
      ({selectionWords(run.selection)})
      {run.rerun_of && (
        <>
          ,{' '}
          <Link href={`/runs/${run.rerun_of}`} className="underline hover:text-text">
            the run that it {run.mode === 'verify' ? 'verifies' : 'repeats'}
          </Link>
        </>
      )}
      {run.metric_convention === 'monai' && '; surface metrics as MONAI has them'}. Run {run.id}
    </>
  );
}

function Progress({ run }: { run: RunDetail }) {
  const rows = run.counts.completed + run.counts.failed + run.counts.excluded;
  const share = run.expected_rows === 0 ? 0 : rows / run.expected_rows;
  return (
    <>
      <div
        role="progressbar"
        aria-label="Rows done"
        aria-valuemin={0}
        aria-valuemax={run.expected_rows}
        aria-valuenow={rows}
        className="mb-1 h-2 overflow-hidden rounded bg-line"
      >
        <div className="h-full bg-accent" style={{ width: `${100 * share}%` }} />
      </div>
      <p className="mb-4">
        {rows} of {run.expected_rows} rows: {run.counts.completed} completed, {run.counts.failed}{' '}
        failed, {run.counts.excluded} excluded
        {run.mode === 'reuse' && `; ${run.reused} of ${run.units} results taken over`}
        {run.seconds_left !== null && `; about ${formatDuration(run.seconds_left)} left`}.
        {ASKED[run.asked ?? 'nothing']?.[1]}
      </p>
    </>
  );
}
