'use client';

import { DistributionChart, distributionGroups, distributionSentence } from '@atrium/charts';
import type { DiceSummaryRow, RunDetail } from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatNumber } from '@/components/format';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { useWidth } from '@/components/use-width';
import { useTRPC } from '@/trpc/client';

/** Dice per site and arm: the chart, its sentence, and its numbers as a table. */
export function DicePanel({ run }: { run: RunDetail }) {
  const trpc = useTRPC();
  const input = { run_id: run.id };
  const dice = useQuery({
    ...trpc.results.dice.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  const points = useQuery({
    ...trpc.results.points.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  const groups = useMemo(
    () => distributionGroups(dice.data ?? [], points.data ?? []),
    [dice.data, points.data],
  );
  const { ref, width } = useWidth();
  return (
    <Panel title="Dice per site and strategy">
      {dice.isError && <Notice tone="bad">{dice.error.message}</Notice>}
      {dice.data?.length === 0 && (
        <p className="text-muted">No result yet: the chart fills as cases finish.</p>
      )}
      <div ref={ref}>
        {groups.length > 0 && width > 0 && <DistributionChart groups={groups} width={width} />}
      </div>
      {dice.data && dice.data.length > 0 && (
        <>
          <p className="mt-3 text-muted">{distributionSentence(dice.data)}</p>
          <details className="mt-2">
            <summary className="cursor-pointer text-accent">The same as a table</summary>
            <DiceTable rows={dice.data} />
          </details>
        </>
      )}
    </Panel>
  );
}

const HEADS = [
  'Site',
  'Arm',
  'n',
  'Median',
  'Quartiles',
  'Mean',
  'n, all cases',
  'Median, all cases',
  'Failed',
  'Prompt',
  'z-range',
];

function DiceTable({ rows }: { rows: readonly DiceSummaryRow[] }) {
  return (
    <DataTable heads={HEADS}>
      {rows.map((row) => (
        <tr key={`${row.site}/${row.arm}`} className="border-t border-line">
          <td className="py-1 pr-4">{row.site}</td>
          <td className="py-1 pr-4">{row.arm}</td>
          <td className="py-1 pr-4">{row.completed - row.without_reference}</td>
          <td className="py-1 pr-4">{formatNumber(row.median, 4)}</td>
          <td className="py-1 pr-4 whitespace-nowrap">
            {formatNumber(row.q1, 4)} to {formatNumber(row.q3, 4)}
          </td>
          <td className="py-1 pr-4">{formatNumber(row.mean, 4)}</td>
          <td className="py-1 pr-4">{row.n_all}</td>
          <td className="py-1 pr-4">{formatNumber(row.median_all, 4)}</td>
          <td className="py-1 pr-4">{row.failed}</td>
          <td className="py-1 pr-4">{row.prompt_source}</td>
          <td className="py-1 pr-4">{row.z_range}</td>
        </tr>
      ))}
    </DataTable>
  );
}
