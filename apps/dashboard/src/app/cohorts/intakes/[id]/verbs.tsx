'use client';

import type { IntakeState, IntakeView } from '@atrium/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { Notice } from '@/components/notice';
import { useTRPC } from '@/trpc/client';

/** What another attempt is called, by the state that it starts from. */
const RESUME: Partial<Record<IntakeState, string>> = {
  stopped: 'Resume',
  failed: 'Resume',
  refused: 'Look again',
  ready: 'Look again for changes',
};

/** Stop, resume, give up: those that the intake's state allows. */
export function Verbs({ intake: { id, state, attempt } }: { intake: IntakeView }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [actedOn, setActedOn] = useState('');
  const onSettled = () => queries.invalidateQueries(trpc.intakes.show.queryFilter({ id }));
  const stop = useMutation({ ...trpc.intakes.stop.mutationOptions(), onSettled });
  const resume = useMutation({ ...trpc.intakes.resume.mutationOptions(), onSettled });
  const cancel = useMutation({ ...trpc.intakes.cancel.mutationOptions(), onSettled });
  const verbs = [stop, resume, cancel];
  const isBusy = verbs.some(({ isPending }) => isPending);
  const stamp = `${state}/${attempt}`;
  const act = (verb: (typeof verbs)[number]) => {
    setActedOn(stamp);
    for (const one of verbs) one.reset();
    verb.mutate({ id });
  };
  const again = RESUME[state];
  const error = verbs.find(({ isError }) => isError)?.error;
  return (
    <>
      {(state === 'requested' || state === 'running') && (
        <Button disabled={isBusy} onClick={() => act(stop)}>
          Stop
        </Button>
      )}
      {again && (
        <Button disabled={isBusy} onClick={() => act(resume)}>
          {again}
        </Button>
      )}
      {again && (
        <Button tone="danger" disabled={isBusy} onClick={() => setAsking(true)}>
          Cancel
        </Button>
      )}
      {state === 'ready' && (
        <a href="#confirm" className={buttonClass('primary')}>
          Go to Confirm
        </a>
      )}
      <Dialog
        title="Cancel this intake?"
        about="It is final: what was found is forgotten, the copies that the site made are removed, and nothing is registered. The source itself stays as it is."
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsking(false)}>Keep it</Button>
          <Button
            tone="danger"
            onClick={() => {
              act(cancel);
              setAsking(false);
            }}
          >
            Cancel the intake
          </Button>
        </div>
      </Dialog>
      {error && (actedOn === stamp || state === 'cancelled') && (
        <div className="basis-full">
          <Refusal code={error.data?.code} message={error.message} />
        </div>
      )}
    </>
  );
}

/** A conflict is another tab's or the intake's own step that this page does not show yet: no error, and soon gone. */
function Refusal({ code, message }: { code: string | undefined; message: string }) {
  if (code === 'CONFLICT')
    return <Notice>The intake has gone on: this page is catching up.</Notice>;
  return <Notice tone="bad">{message}</Notice>;
}
