'use client';

import type { RunDetail } from '@atrium/contracts';
import { useMutation } from '@tanstack/react-query';
import { formatTime } from '@/components/format';
import { Notice } from '@/components/notice';
import { StateBadge } from '@/components/state-badge';
import { useTRPC } from '@/trpc/client';

/** What the run is, how far it is, and the verbs on it. */
export function RunHead({ run }: { run: RunDetail }) {
  const rows = run.counts.completed + run.counts.failed + run.counts.excluded;
  const share = run.expected_rows === 0 ? 0 : rows / run.expected_rows;
  return (
    <>
      <div className="mb-1 flex flex-wrap items-center gap-3">
        <h1 className="text-xl font-semibold">
          {run.protocol.name} v{run.protocol.version} on {run.cohort.name} v{run.cohort.version}
        </h1>
        <StateBadge state={run.state} />
      </div>
      <p className="mb-3 text-muted">
        {run.models.map(({ title, version }) => `${title} ${version}`).join(', ')}
        {run.provider && ` on ${run.provider}`}; launched {formatTime(run.created_at)}
        {run.ended_at && `, ended ${formatTime(run.ended_at)}`}. Run {run.id}
      </p>
      <div
        role="progressbar"
        aria-label="Rows done"
        aria-valuemin={0}
        aria-valuemax={run.expected_rows}
        aria-valuenow={rows}
        className="mb-2 h-2 overflow-hidden rounded bg-line"
      >
        <div className="h-full bg-accent" style={{ width: `${100 * share}%` }} />
      </div>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p>
          {rows} of {run.expected_rows} rows: {run.counts.completed} completed, {run.counts.failed}{' '}
          failed, {run.counts.excluded} excluded
        </p>
        <Verbs run={run} />
      </div>
    </>
  );
}

function Verbs({ run }: { run: RunDetail }) {
  const trpc = useTRPC();
  const pause = useMutation(trpc.runs.pause.mutationOptions());
  const resume = useMutation(trpc.runs.resume.mutationOptions());
  const cancel = useMutation(trpc.runs.cancel.mutationOptions());
  const retry = useMutation(trpc.runs.retryFailed.mutationOptions());
  const { id } = run;
  const open = run.state === 'requested' || run.state === 'running' || run.state === 'paused';
  const error = [pause, resume, cancel, retry].find((mutation) => mutation.isError)?.error;
  return (
    <div className="flex flex-wrap gap-2">
      {open && run.state !== 'paused' && (
        <Verb label="Pause" busy={pause.isPending} onClick={() => pause.mutate({ id })} />
      )}
      {run.state === 'paused' && (
        <Verb label="Resume" busy={resume.isPending} onClick={() => resume.mutate({ id })} />
      )}
      {open && (
        <Verb label="Cancel" busy={cancel.isPending} onClick={() => cancel.mutate({ id })} />
      )}
      {run.state === 'finished' && run.counts.failed > 0 && (
        <Verb label="Retry failed" busy={retry.isPending} onClick={() => retry.mutate({ id })} />
      )}
      {error && <Notice tone="bad">{error.message}</Notice>}
    </div>
  );
}

function Verb({ label, busy, onClick }: { label: string; busy: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      disabled={busy}
      onClick={onClick}
      className="rounded border border-line bg-panel px-3 py-1 hover:border-accent disabled:opacity-50"
    >
      {label}
    </button>
  );
}
