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
  const isOpen = run.state === 'requested' || run.state === 'running' || run.state === 'paused';
  const error = [pause, resume, cancel, retry].find((mutation) => mutation.isError)?.error;
  return (
    <>
      {isOpen && run.state !== 'paused' && (
        <Button disabled={pause.isPending || asked !== null} onClick={() => pause.mutate({ id })}>
          Pause
        </Button>
      )}
      {run.state === 'paused' && (
        <Button disabled={resume.isPending || asked !== null} onClick={() => resume.mutate({ id })}>
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
        <Button disabled={retry.isPending} onClick={() => retry.mutate({ id })}>
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
              cancel.mutate({ id });
              setAsking(false);
            }}
          >
            Cancel the run
          </Button>
        </div>
      </Dialog>
      {error && (
        <div className="basis-full">
          <Notice tone="bad">{error.message}</Notice>
        </div>
      )}
    </>
  );
}
