import {
  apartSentence,
  POPULATION_NAMES,
  sayRange,
  sayValue,
  type Population,
} from '@atrium/charts';
import type { PairAnalysis, ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { metaRows, type MetaRow } from '../tables/pairs';
import { Table } from '../table';

/** The mean differences of the declared pairs: of each site, and what they say of sites that were not looked at. */
export function SitesLikeThese({ data: { analysis } }: { data: ReportData }): ReactElement | null {
  const pairs = analysis.pairs.filter(({ pairs: { both } }) => both > 0);
  if (pairs.length === 0) return null;
  return (
    <>
      <h3>Sites like these</h3>
      <p className="muted">
        Mean differences, by random effects over the sites (REML; Hartung and Knapp with q* = max(1,
        q)): from 3 sites on their mean, from 4 on the mean without each, from 5 on tau2 and I2
        (Q-profile), from 10 on where one more site lies; and none of them at numbers of sites and
        patients at which simulation shows that its interval would not cover. n of a site is of
        patients, of a mean of sites.
      </p>
      {pairs.flatMap((pair) =>
        (['all_cases', 'completed_only'] as const).map((population) => (
          <Pair
            key={`${pair.arm} ${pair.against} ${population}`}
            pair={pair}
            population={population}
          />
        )),
      )}
    </>
  );
}

function Pair({ pair, population }: { pair: PairAnalysis; population: Population }): ReactElement {
  const { arm, against, endpoint, apart } = pair;
  const say = ({ what, estimate, interval }: MetaRow): [string, string] => {
    if (what === 'tau2') return [scientific(estimate), rangeOf(interval, scientific)];
    if (what === 'I2') return [percent(estimate), rangeOf(interval, percent)];
    return [sayValue(estimate, endpoint, 1), sayRange(interval, endpoint, 1)];
  };
  return (
    <Table
      caption={`${arm} less ${against}, ${POPULATION_NAMES[population]}. ${apartSentence(apart)}`}
      file="tables/sites-like-these.csv"
      heads={['Of', '#n', '#Estimate', '#95 %']}
      rows={metaRows(pair[population]).map((row) => [row.what, row.n ?? '', ...say(row)])}
    />
  );
}

const scientific = (value: number | null): string => value?.toExponential(2) ?? '-';
const percent = (value: number | null): string =>
  value === null ? '-' : `${(100 * value).toFixed(0)} %`;

const rangeOf = (interval: MetaRow['interval'], say: (value: number) => string): string =>
  interval && typeof interval.low === 'number' && typeof interval.high === 'number'
    ? `${say(interval.low)} to ${say(interval.high)}`
    : '-';
