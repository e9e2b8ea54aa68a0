'use client';

import { counted, type SubsetDefinition } from '@atrium/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { useTRPC } from '@/trpc/client';

interface NameCasesProps {
  readonly cohortId: string;
  readonly definition: SubsetDefinition;
  /** What it means, in words. */
  readonly what: string;
  readonly onNamed?: () => void;
}

/** Gives cases a name, for good. */
export function NameCases({ cohortId, definition, what, onNamed }: NameCasesProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const add = useMutation(
    trpc.cohorts.addSubset.mutationOptions({
      onSuccess: () => {
        onNamed?.();
        return client.invalidateQueries({
          queryKey: trpc.cohorts.subsets.queryKey({ id: cohortId }),
        });
      },
    }),
  );
  return (
    <form
      className="mb-3 flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ cohort_id: cohortId, name, definition });
      }}
    >
      <input
        value={name}
        onChange={({ target }) => {
          setName(target.value.trim());
          add.reset();
        }}
        aria-label="Name of the subset"
        placeholder="Name of the subset"
        maxLength={64}
        className="w-56 rounded border border-line bg-panel px-2 py-1"
      />
      <Button type="submit" disabled={name === '' || add.isPending}>
        Name {what}
      </Button>
      {add.isError && (
        <div className="basis-full">
          <Notice tone="bad">{add.error.message}</Notice>
        </div>
      )}
      {add.isSuccess && (
        <p role="status" className="text-muted">
          {add.data.name} has {counted(add.data.cases, 'case')}.
        </p>
      )}
    </form>
  );
}
