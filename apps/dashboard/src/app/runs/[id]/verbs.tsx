'use client';

import type { RunDetail } from '@atrium/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Notice } from '@/components/notice';
import { useTRPC } from '@/trpc/client';

/** Pause, resume, cancel, retry: those that the run's state allows. */
export function Verbs({ run }: { run: RunDetail }) {
  const trpc = useTRPC();
  const [isAsking, setAsking] = useState(false);
  const pause = useMutation(trpc.runs.pause.mutationOptions());
  const resume = useMutation(trpc.runs.resume.mutationOptions());
  const cancel = useMutation(trpc.runs.cancel.mutationOptions());
  const retry = useMutation(trpc.runs.retryFailed.mutationOptions());
  const { id, asked } = run;
  const stamp = `${run.state}/${run.attempt}/${asked ?? ''}`;
  const [actedOn, setActedOn] = useState('');
  const act = (verb: { readonly mutate: (input: { id: string }) => void }) => {
    setActedOn(stamp);
    verb.mutate({ id });
  };
  const isOpen = run.state === 'requested' || run.state === 'running' || run.state === 'paused';
  const error = [pause, resume, cancel, retry].find((mutation) => mutation.isError)?.error;
  return (
    <>
      {isOpen && run.state !== 'paused' && (
        <Button disabled={pause.isPending || asked !== null} onClick={() => act(pause)}>
          Pause
        </Button>
      )}
      {run.state === 'paused' && (
        <Button disabled={resume.isPending || asked !== null} onClick={() => act(resume)}>
          Resume
        </Button>
      )}
      {isOpen && (
        <Button
          tone="danger"
          disabled={cancel.isPending || asked === 'cancel'}
          onClick={() => setAsking(true)}
        >
          Cancel
        </Button>
      )}
      {run.state === 'finished' && run.counts.failed > 0 && (
        <Button disabled={retry.isPending} onClick={() => act(retry)}>
          Retry failed
        </Button>
      )}
      <Dialog
        title="Cancel this run?"
        about="Running cases are stopped and the run is final: it cannot be resumed. Its results so far stay."
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Go on</Button>
          <Button
            tone="danger"
            onClick={() => {
              act(cancel);
              setAsking(false);
            }}
          >
            Cancel the run
          </Button>
        </div>
      </Dialog>
      {error && actedOn === stamp && (
        <div className="basis-full">
          <Refusal code={error.data?.code} message={error.message} />
        </div>
      )}
    </>
  );
}

/**
 * Why a verb did nothing, as long as the run is what it was when the verb was asked for. A conflict is another tab's or the
 * run's own step that this page does not show yet: no error, and gone with the next word on the run.
 */
function Refusal({ code, message }: { code: string | undefined; message: string }) {
  if (code === 'CONFLICT') return <Notice>The run has gone on: this page is catching up.</Notice>;
  return <Notice tone="bad">{message}</Notice>;
}
