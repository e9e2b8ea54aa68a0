import { apartSentence, equalsP, sayP } from '@atrium/charts';
import { counted, type ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { Table } from '../table';

/** A printed page is not wider. */
const MOST_COLUMNS = 5;

/** The declared arms ranked patient by patient: no protocol declares this test. */
export function Ranking({ data }: { data: ReportData }): ReactElement | null {
  const { ranking } = data.analysis;
  if (!ranking) return null;
  const all = ranking.arms.map(({ arm }) => arm);
  const arms = all.length > MOST_COLUMNS ? [] : all;
  return (
    <>
      <h3>Ranks of the declared arms, exploratory</h3>
      <Table
        caption={`Friedman over ${counted(ranking.patients, 'patient')} (${counted(ranking.cases, 'case')} that have all of these arms), all cases: ${equalsP(ranking.p)}; p of every two by Nemenyi${arms.length < all.length ? ' (in tables/ranks.csv)' : ''}, not adjusted for what else was looked at. 1 is the best. The rank by the mean with the range of 95 % of resampled patients, and the share in which no arm is better. ${apartSentence(ranking.apart)}`}
        heads={['Arm', '#Mean rank', '#By the mean', '#First', ...arms.map((arm) => `#p, ${arm}`)]}
        rows={ranking.arms.map(({ arm, mean_rank: meanRank, stability, p }) => [
          arm,
          meanRank.toFixed(2),
          stability ? `${stability.rank} [${stability.low}, ${stability.high}]` : '-',
          stability ? `${(100 * stability.first).toFixed(0)} %` : '-',
          ...arms.map((other) => (other === arm ? '' : sayP(p[other] ?? 1))),
        ])}
      />
    </>
  );
}
