'use client';

import { counted, type ManifestCheck } from '@atrium/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';
import { TextField } from '@/components/text-field';
import { useTRPC } from '@/trpc/client';

/** From here on registering takes long enough to say so. */
const MANY_CASES = 10_000;

/** Registers what was checked, under a name. Rows with an issue are taken only by somebody who says so. */
export function TakeForm({ check }: { check: ManifestCheck }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const [name, setName] = useState(check.name);
  const [confirmed, setConfirmed] = useState(false);
  const take = useMutation({
    ...trpc.cohorts.check.register.mutationOptions(),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: trpc.cohorts.list.queryKey() });
      router.push(`/cohorts/${id}`);
    },
  });
  const issues = check.rows_with_issue;
  const isReady = name.trim() !== '' && (issues === 0 || confirmed);
  const busy = take.isPending || take.isSuccess;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !busy) take.mutate({ check_id: check.id, name: name.trim() });
  };
  return (
    <Panel title="Register it">
      <form onSubmit={submit} className="max-w-3xl space-y-3">
        <TextField
          label="Name of the cohort"
          value={name}
          onChange={(next) => setName(next.slice(0, 200))}
          hint="The same name again makes the next version of it. The same content gives the version that there is."
        />
        {issues > 0 && (
          <label className="flex items-start gap-2">
            <input
              type="checkbox"
              className="mt-1"
              checked={confirmed}
              onChange={(event) => setConfirmed(event.target.checked)}
            />
            <span>
              {issues === 1
                ? 'Take the row with an issue too: in every run it will be a failed case of class input, which counts against no model.'
                : `Take the ${formatWhole(issues)} rows with an issue too: in every run they will be failed cases of class input, which count against no model.`}
            </span>
          </label>
        )}
        {take.isError && <Notice tone="bad">{take.error.message}</Notice>}
        {take.isPending && check.rows_total >= MANY_CASES && (
          <p>100,000 cases take about half a minute. Leave this page open until they are in.</p>
        )}
        <Button tone="primary" type="submit" disabled={!isReady || busy}>
          {busy ? 'Registering' : `Register ${counted(check.rows_total, 'case')}`}
        </Button>
      </form>
    </Panel>
  );
}
