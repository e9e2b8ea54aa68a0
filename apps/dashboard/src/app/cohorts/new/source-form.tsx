'use client';

import { useMutation } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { FormEvent } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { useTRPC } from '@/trpc/client';
import { isTooLarge, readSource, refuseSource, WAYS, type GivenSource } from '../source';
import { SourceFields } from '../source-fields';

interface SourceFormProps {
  readonly given: GivenSource;
  readonly onChange: (given: GivenSource) => void;
  readonly onStarted: (checkId: string) => void;
}

/** Which manifest is checked. */
export function SourceForm({ given, onChange, onStarted }: SourceFormProps) {
  const trpc = useTRPC();
  const [from, setFrom] = useQueryState('from', parseAsStringLiteral(WAYS).withDefault('path'));
  const start = useMutation(trpc.cohorts.check.start.mutationOptions());
  const problem = refuseSource(from, given);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (problem !== null || start.isPending) return;
    const id = crypto.randomUUID();
    await start.mutateAsync({ id, source: await readSource(from, given) }).then(
      () => onStarted(id),
      // The mutation keeps the error, which is shown below.
      () => undefined,
    );
  };

  return (
    <Panel title="Which manifest">
      <form onSubmit={(event) => void submit(event)} className="max-w-3xl space-y-3">
        <SourceFields
          from={from}
          onFrom={(next) => void setFrom(next)}
          given={given}
          onChange={onChange}
          path={{
            label: "Path of the manifest on the site's machine",
            placeholder: '/data/utah/manifest.csv',
            hint: 'Relative paths in it start from its folder.',
          }}
          uploadLabel="a file to upload"
        />
        {from === 'upload' && isTooLarge(given) && <Notice tone="bad">{problem}</Notice>}
        {start.isError && <Notice tone="bad">{start.error.message}</Notice>}
        <Button tone="primary" type="submit" disabled={problem !== null || start.isPending}>
          {start.isPending ? 'Asking the worker' : 'Check the manifest'}
        </Button>
      </form>
    </Panel>
  );
}
