'use client';

import { counted, type SubsetCondition } from '@atrium/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { useTRPC } from '@/trpc/client';

interface NameCasesProps {
  readonly cohortId: string;
  /** The filters in force, as a rule. */
  readonly where: SubsetCondition[];
  readonly cases: number;
}

/** Gives the cases that the filters leave a name, for good. */
export function NameCases({ cohortId, where, cases }: NameCasesProps) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const add = useMutation(
    trpc.cohorts.addSubset.mutationOptions({
      onSuccess: () =>
        client.invalidateQueries({ queryKey: trpc.cohorts.subsets.queryKey({ id: cohortId }) }),
    }),
  );
  return (
    <form
      className="mb-3 flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ cohort_id: cohortId, name, definition: { kind: 'where', where } });
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
        Name {cases === 1 ? 'this case' : `these ${counted(cases, 'case')}`}
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
