import { describeMetric, rangeWords, show } from '@atrium/charts';
import type { ReportData, RobustRangeAnswer } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { inParts } from '../format';
import { MOST_ROWS, Table } from '../table';

/** Columns of sites that a printed page is wide. */
const SITES_A_TABLE = 5;

/** The declared sweeps and how far each may be left. */
export function RobustRanges({ data }: { data: ReportData }): ReactElement[] {
  const { robust_ranges: ranges, endpoint } = data.analysis;
  return ranges.map((answer) => (
    <Range key={`${answer.asked.strategy} ${answer.nominal}`} answer={answer} endpoint={endpoint} />
  ));
}

function Range({
  answer,
  endpoint,
}: {
  answer: RobustRangeAnswer;
  endpoint: string;
}): ReactElement {
  const { asked, nominal, range, points, silent } = answer;
  const say = (value: number | null): string => show(value, describeMetric(endpoint).digits + 1);
  const shownPoints = pointsShown(answer);
  const sites = points[0]?.sites.map(({ site }) => site) ?? [];
  return (
    <>
      <h3>Robust range of {asked.strategy}</h3>
      <p>{rangeWords(answer)}</p>
      {shownPoints.length < points.length && (
        <p className="muted">
          Of the {points.length} points the table shows {shownPoints.length}, of the nominal arm and
          the range; all are in tables/robust-range.csv.
        </p>
      )}
      {inParts(sites, SITES_A_TABLE).map((shown) => (
        <Table
          key={shown[0]}
          caption="Mean difference to the nominal point in all cases, and in brackets its lower bound of 95 %, simultaneous over the points of a site, of the population that is worse off."
          heads={['Point', 'In the range', ...shown.map((site) => `#${site}`)]}
          rows={shownPoints.map((point) => [
            point.arm,
            point.arm === nominal
              ? 'nominal'
              : silent
                ? '-'
                : range.includes(point.arm)
                  ? 'yes'
                  : 'no',
            ...point.sites
              .filter(({ site }) => shown.includes(site))
              .map(({ difference, lower }) => `${say(difference)} [${say(lower)}]`),
          ])}
        />
      ))}
      <Optima answer={answer} say={say} />
    </>
  );
}

/** Of more points than a table has rows the nominal one and those of the range. */
function pointsShown({ points, range, nominal }: RobustRangeAnswer): RobustRangeAnswer['points'] {
  if (points.length <= MOST_ROWS) return points;
  return points
    .filter(({ arm }) => arm === nominal || range.includes(arm))
    .sort((a, b) => Number(b.arm === nominal) - Number(a.arm === nominal))
    .slice(0, MOST_ROWS);
}

function Optima({
  answer: { optima },
  say,
}: {
  answer: RobustRangeAnswer;
  say: (value: number) => string;
}): ReactElement | null {
  if (optima.length === 0) return null;
  if (optima.length > MOST_ROWS)
    return <p>The optima of each axis at each site are in tables/optima.csv.</p>;
  return (
    <Table
      caption="The optimum along each axis through the nominal point: means of all cases, and the nearest values that rise to one optimum and fall from there."
      heads={['Axis', 'Site', '#n', 'Optimum', 'Means', 'Unimodal fit']}
      rows={optima.map(({ axis, site, n, best, means, fitted }) => [
        axis,
        site,
        n,
        best,
        means.map(say).join(', '),
        fitted.map(say).join(', '),
      ])}
    />
  );
}
