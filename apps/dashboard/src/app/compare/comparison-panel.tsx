'use client';

import { ComparisonChart, comparisonLikeness, comparisonTable } from '@atrium/charts';
import { counted, type ComparisonRow, type RunSummary } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { ChartPanel } from '@/components/chart/chart-panel';
import { Notice } from '@/components/notice';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';

const VIEWS = ['chart', 'table'] as const;

/** Paired differences per site and arm. */
export function ComparisonPanel({ a, b }: { a: RunSummary; b: RunSummary }) {
  const trpc = useTRPC();
  const [view, setView] = useQueryState('view', parseAsStringLiteral(VIEWS).withDefault('chart'));
  const comparison = useQuery(trpc.results.compare.queryOptions({ a: a.id, b: b.id }));
  return (
    <QueryView
      query={comparison}
      what="the comparison"
      isEmpty={(rows) => rows.length === 0}
      empty="Neither run has a Dice yet."
    >
      {(rows) =>
        rows.every(({ n_paired }) => n_paired === 0) ? (
          <Notice>
            No result of one run has a partner in the other: the same arm, measured on a case of the
            same id, image and reference.
          </Notice>
        ) : (
          <ChartPanel
            title="Change in Dice per site and arm"
            sentence={sentenceOf(rows)}
            table={comparisonTable(rows)}
            fileName={`compare-${a.id.slice(-6)}-${b.id.slice(-6)}`}
            view={view}
            onView={(next) => void setView(next)}
          >
            {(width) => <ComparisonChart rows={rows} width={width} />}
          </ChartPanel>
        )
      }
    </QueryView>
  );
}

function sentenceOf(rows: readonly ComparisonRow[]): string {
  const pairs = rows.reduce((sum, { n_paired }) => sum + n_paired, 0);
  const better = rows.reduce((sum, row) => sum + row.better, 0);
  const worse = rows.reduce((sum, row) => sum + row.worse, 0);
  const single = rows.reduce((sum, row) => sum + row.n_a + row.n_b - 2 * row.n_paired, 0);
  return [
    `Median of the paired differences (B less A) with quartiles, of ${counted(pairs, 'pair')}: ${better} better in B, ${worse} worse, the rest equal.`,
    single > 0
      ? `${counted(single, 'result')} without a partner in the other run are left out.`
      : '',
    comparisonLikeness(rows).sentence,
    'Described: intervals and tests stand below, once both runs have ended.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
