'use client';

import { counted, type IntakeView } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Notice } from '@/components/notice';
import { useTRPC } from '@/trpc/client';
import { isOpen } from './intakes/state-words';

const REFRESH_MS = 5000;

/** Which intakes are under way, and which wait for somebody's word. Nothing where none is. */
export function OpenIntakes() {
  const trpc = useTRPC();
  const intakes = useQuery({
    ...trpc.intakes.list.queryOptions({}),
    refetchInterval: REFRESH_MS,
  });
  const running = intakes.data?.filter(isOpen) ?? [];
  const ready = intakes.data?.filter(({ state }) => state === 'ready') ?? [];
  if (running.length + ready.length === 0) return null;
  return (
    <Notice>
      {running.length > 0 && `${counted(running.length, 'intake')} under way. `}
      {ready.length > 0 && `${counted(ready.length, 'intake')} looked through, not confirmed yet: `}
      {ready.length > 0 ? <Links intakes={ready} /> : <Links intakes={running} />}
    </Notice>
  );
}

const SHOWN = 5;

const Links = ({ intakes }: { intakes: readonly IntakeView[] }) => (
  <>
    {intakes.slice(0, SHOWN).map(({ id, name }, i) => (
      <span key={id}>
        {i > 0 && ', '}
        <Link href={`/cohorts/intakes/${id}`} className="text-accent underline">
          {name}
        </Link>
      </span>
    ))}
    {intakes.length > SHOWN && ` and ${intakes.length - SHOWN} more`}
  </>
);
