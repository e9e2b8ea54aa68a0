'use client';

import type { LineageRun, RunDetail } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatTime } from '@/components/format';
import { Panel } from '@/components/panel';
import { StateBadge } from '@/components/state-badge';
import { useTRPC } from '@/trpc/client';
import { treeRows } from './tree';

const MODES: Readonly<Record<LineageRun['mode'], string>> = {
  compute: '',
  reuse: 'took over what did not change',
  verify: 'verification',
};

/** The runs that this one repeats and that repeat it, as a tree; nothing of a run without any. */
export function LineagePanel({ run }: { run: RunDetail }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.runs.lineage.queryOptions({ id: run.id }));
  if (!data || data.length < 2) return null;
  return (
    <Panel title="Reruns">
      <ul>
        {treeRows(data).map(({ run: one, depth }) => (
          <li
            key={one.id}
            data-depth={depth}
            aria-current={one.id === run.id ? 'page' : undefined}
            className="flex flex-wrap items-center gap-2 py-1"
            style={{ paddingLeft: `${1.5 * depth}rem` }}
          >
            {depth > 0 && (
              <span aria-hidden className="text-muted">
                └
              </span>
            )}
            <RunName run={one} isThis={one.id === run.id} />
            <StateBadge state={one.state} />
            <span className="text-muted">
              {formatTime(one.created_at)} {MODES[one.mode]}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function RunName({ run, isThis }: { run: LineageRun; isThis: boolean }) {
  const name = `${run.id.slice(-6)}: ${run.protocol} on ${run.cohort}`;
  if (isThis) return <strong>{name}</strong>;
  return (
    <Link href={`/runs/${run.id}`} className="text-accent underline">
      {name}
    </Link>
  );
}
