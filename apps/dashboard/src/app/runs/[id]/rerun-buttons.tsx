'use client';

import type { RunDetail } from '@atrium/contracts';
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, buttonClass } from '@/components/button';
import { Notice } from '@/components/notice';
import { useTRPC, useTRPCClient } from '@/trpc/client';
import { EVERYTHING, MAX_CASES, rerunHref } from '../new/launch-params';

/** A run that has ended, again: verified, only what changed, only what failed. */
export function RerunButtons({ run }: { run: RunDetail }) {
  const hasEnded = run.state === 'finished' || run.state === 'cancelled';
  if (!hasEnded || run.mode === 'verify') return null;
  return (
    <>
      <Link href={rerunHref(run, { reuse: true })} className={buttonClass()}>
        Rerun what changed
      </Link>
      {run.counts.failed > 0 && <RerunFailed run={run} />}
      <Verify run={run} />
    </>
  );
}

/** Opens the form with the cases of the run that have a failed arm. */
function RerunFailed({ run }: { run: RunDetail }) {
  const client = useTRPCClient();
  const router = useRouter();
  const failed = useMutation({
    mutationFn: async () => {
      const whole = { protocol_id: run.protocol.id, cohort_id: run.cohort.id, rerun_of: run.id };
      const plan = await client.runs.planRerun.query({ ...whole, selection: EVERYTHING });
      if (plan.failed.length > MAX_CASES)
        throw new Error(
          `${plan.failed.length} cases failed: too many for a form. atrium runs rerun ${run.id} --only failed takes them.`,
        );
      return plan.failed;
    },
    onSuccess: (cases) =>
      router.push(rerunHref({ ...run, selection: { ...EVERYTHING, cases } }, {})),
  });
  return (
    <>
      <Button disabled={failed.isPending} onClick={() => failed.mutate()}>
        Rerun what failed
      </Button>
      {failed.isError && <Refused message={failed.error.message} />}
    </>
  );
}

/** Computes every case of the run again and leads to the run that does. */
function Verify({ run }: { run: RunDetail }) {
  const trpc = useTRPC();
  const router = useRouter();
  // One id for all clicks on this page: a double click verifies once.
  const [id] = useState(() => crypto.randomUUID());
  const launch = useMutation(
    trpc.runs.launch.mutationOptions({ onSuccess: (made) => router.push(`/runs/${made.id}`) }),
  );
  const verify = () =>
    launch.mutate({
      id,
      protocol_id: run.protocol.id,
      cohort_id: run.cohort.id,
      selection: run.selection,
      rerun_of: run.id,
      mode: 'verify',
    });
  return (
    <>
      <Button
        disabled={launch.isPending || launch.isSuccess}
        onClick={verify}
        title="Computes every case again and says whether every number is the same"
      >
        Verify
      </Button>
      {launch.isError && <Refused message={launch.error.message} />}
    </>
  );
}

const Refused = ({ message }: { message: string }) => (
  <div className="basis-full">
    <Notice tone="bad">{message}</Notice>
  </div>
);
