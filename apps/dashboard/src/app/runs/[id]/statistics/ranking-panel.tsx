'use client';

import { apartSentence, equalsP, sayP } from '@atrium/charts';
import { counted, type RunAnalysis } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';

/** The declared arms ranked patient by patient; nothing of fewer than three. */
export function RankingPanel({ run: { ranking } }: { run: RunAnalysis }) {
  if (!ranking) return null;
  const arms = ranking.arms.map(({ arm }) => arm);
  return (
    <Panel title="Ranks of the declared arms">
      <DataTable
        label="Ranks of the declared arms"
        heads={['Arm', 'Mean rank', 'Rank by the mean', 'First', ...arms.map((arm) => `p, ${arm}`)]}
      >
        {ranking.arms.map(({ arm, mean_rank: meanRank, stability, p }) => (
          <tr key={arm} className="border-t border-line" data-ranked={arm}>
            <td className="max-w-[24ch] truncate py-1 pr-4">{arm}</td>
            <td className="py-1 pr-4">{meanRank.toFixed(2)}</td>
            <td className="py-1 pr-4 whitespace-nowrap">
              {stability ? `${stability.rank} [${stability.low}, ${stability.high}]` : '-'}
            </td>
            <td className="py-1 pr-4">
              {stability ? `${(100 * stability.first).toFixed(0)} %` : '-'}
            </td>
            {arms.map((other) => (
              <td key={other} className="py-1 pr-4 whitespace-nowrap">
                {other === arm ? '' : sayP(p[other] ?? 1)}
              </td>
            ))}
          </tr>
        ))}
      </DataTable>
      <p className="mt-3 text-muted">
        Exploratory: no protocol declares this test. Friedman over{' '}
        {counted(ranking.patients, 'patient')} ({counted(ranking.cases, 'case')} that have all of
        these arms), all cases: {equalsP(ranking.p)}; for every two, Nemenyi. Rank 1 is the best.
        The rank by the mean has the range that holds 95 % of resampled patients, and the share of
        them in which no arm is better. {apartSentence(ranking.apart)}
      </p>
    </Panel>
  );
}
