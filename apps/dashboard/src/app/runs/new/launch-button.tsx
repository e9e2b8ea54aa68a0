'use client';

import { counted, type LaunchRunInput, type RunPreview } from '@atrium/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { useGo } from '@/components/use-go';
import { useTRPC } from '@/trpc/client';

interface LaunchButtonProps {
  readonly launch: LaunchRunInput & { readonly id: string };
  readonly preview: RunPreview;
  /** The preview is still of the choice before. */
  readonly isStale: boolean;
  readonly onNewId: () => void;
}

/** Starts the run and goes to its page. The run's id was made with the page: however often it is clicked, one run. */
export function LaunchButton({ launch, preview, isStale, onNewId }: LaunchButtonProps) {
  const trpc = useTRPC();
  const go = useGo();
  const start = useMutation({
    ...trpc.runs.launch.mutationOptions(),
    onSuccess: ({ id }) => go(`/runs/${id}`),
  });
  const { refusals, cases } = preview;
  const isConflict = start.error?.data?.code === 'CONFLICT';
  const busy = start.isPending || start.isSuccess;
  return (
    <>
      {refusals.map((refusal) => (
        <Notice key={refusal} tone="bad">
          {refusal}
        </Notice>
      ))}
      {start.isError && (
        <Notice tone="bad">
          {start.error.message}{' '}
          {isConflict && (
            <Button
              className="ml-2"
              onClick={() => {
                start.reset();
                onNewId();
              }}
            >
              Make it a new run
            </Button>
          )}
        </Notice>
      )}
      <Button
        tone="primary"
        disabled={refusals.length > 0 || isStale || busy}
        onClick={() => start.mutate(launch)}
      >
        {busy ? 'Launching' : `Launch on ${counted(cases, 'case')}`}
      </Button>
    </>
  );
}
