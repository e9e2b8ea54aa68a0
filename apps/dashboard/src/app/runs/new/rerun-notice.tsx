'use client';

import { selectionWords } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Notice } from '@/components/notice';
import { useTRPC } from '@/trpc/client';
import type { Choice } from './launch-state';

/** Which run is repeated, what it took, and what this one will take. */
export function RerunNotice({ id, choice }: { id: string; choice: Choice }) {
  const trpc = useTRPC();
  const { data: run } = useQuery(trpc.runs.show.queryOptions({ id }));
  return (
    <Notice>
      This run repeats{' '}
      <Link href={`/runs/${id}`} className="text-accent underline">
        run {id}
      </Link>
      {run && `, which took ${selectionWords(run.selection)} of ${nameOf(run.cohort)}`}.
      {run &&
        choice.cohort &&
        ` This one takes ${selectionWords(choice.selection)} of ${nameOf(choice.cohort)}.`}
      {run && choice.cohort && choice.cohort.id !== run.cohort.id && CARRIED}
    </Notice>
  );
}

const CARRIED =
  ' To another cohort go the sites that it has, the name of a subset and the number of cases; chosen cases do not, for an id may name another scan there.';

const nameOf = ({ name, version }: { name: string; version: number }): string =>
  `${name} v${version}`;
