'use client';

import type { MetricDescription } from '@atrium/charts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { useTRPC } from '@/trpc/client';
import { serializeFilter, useResultFilter } from '../result-filter';

interface Target {
  readonly caseNumber: number;
  readonly arm: string;
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

interface PointTargetProps {
  readonly runId: string;
  readonly metric: MetricDescription;
  readonly children: ReactNode;
}

/** Answers to the points of the chart within: says which case one is, and opens it. */
export function PointTarget({ runId, metric, children }: PointTargetProps) {
  const [target, setTarget] = useState<Target | null>(null);
  const open = useOpenCase(runId);
  return (
    // The same can be reached by the keyboard through the table of results.
    <div
      className="relative [&_circle[data-case]]:cursor-pointer"
      onMouseMove={(event) => setTarget(targetOf(event))}
      onMouseLeave={() => setTarget(null)}
      onClick={(event) => {
        const clicked = targetOf(event);
        if (clicked) void open(clicked);
      }}
    >
      {children}
      {target && <PointNote runId={runId} target={target} metric={metric} />}
    </div>
  );
}

function targetOf(event: MouseEvent<HTMLElement>): Target | null {
  const point = event.target instanceof Element ? event.target.closest('[data-case]') : null;
  const arm = point?.closest('[data-arm]')?.getAttribute('data-arm');
  if (!point || !arm) return null;
  const frame = event.currentTarget.getBoundingClientRect();
  return {
    caseNumber: Number(point.getAttribute('data-case')),
    value: Number(point.getAttribute('data-value')),
    arm,
    x: event.clientX - frame.left,
    y: event.clientY - frame.top,
  };
}

function useOpenCase(runId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const { state } = useResultFilter();
  return async ({ caseNumber, arm }: Target) => {
    const { case_id } = await queryClient.fetchQuery(
      trpc.viewer.caseAt.queryOptions({ run_id: runId, position: caseNumber }),
    );
    const query = new URLSearchParams(serializeFilter(state));
    query.set('arm', arm);
    router.push(`/runs/${runId}/cases/${encodeURIComponent(case_id)}?${query}`);
  };
}

function PointNote({
  runId,
  target,
  metric,
}: {
  runId: string;
  target: Target;
  metric: MetricDescription;
}) {
  const trpc = useTRPC();
  const found = useQuery({
    ...trpc.viewer.caseAt.queryOptions({ run_id: runId, position: target.caseNumber }),
    staleTime: Infinity,
  });
  return (
    <div
      role="tooltip"
      className="pointer-events-none absolute z-10 -translate-x-1/2 -translate-y-full rounded border border-line bg-panel px-2 py-1 text-xs whitespace-nowrap shadow"
      style={{ left: target.x, top: target.y - 8 }}
    >
      {found.data?.case_id ?? `case ${target.caseNumber + 1}`}: {metric.label}{' '}
      {target.value.toFixed(metric.digits + 1)}
    </div>
  );
}
