import { describeMetric, metricTitle, sayRange, sayValue } from '@atrium/charts';
import { groupBy, type MeasuredMetric } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { inParts } from '../format';
import type { Intervals } from '../intervals';
import { Table } from '../table';

/** As many medians with their quartiles as fit beside each other in print. */
const SITES_A_TABLE = 3;

type Row = MeasuredMetric['rows'][number];

interface MetricProps {
  readonly measured: MeasuredMetric;
  readonly intervals: Intervals;
}

const CAPTION =
  'Median [quartiles] per arm and site, R-7, and the number of cases: all of them, an undefined distance ranking worst; beneath, where some did not complete, the completed ones.';
const OF_INTERVALS =
  ' Last the interval of 95 % of the median of all cases, where there are 8 and simulation shows that it covers.';

/** An arm a row, a site a column. */
export function Metric({ measured: { metric, rows }, intervals }: MetricProps): ReactElement {
  const sites = [...new Set(rows.map(({ site }) => site))];
  const arms = [...groupBy(rows, ({ arm }) => arm)];
  return (
    <>
      <h3>{metricTitle(describeMetric(metric))}</h3>
      {inParts(sites, SITES_A_TABLE).map((shown) => (
        <Table
          key={shown[0]}
          caption={intervals.length > 0 ? CAPTION + OF_INTERVALS : CAPTION}
          heads={['Arm', ...shown.map((site) => `#${site}`)]}
          rows={arms.map(([arm, ofArm]) => [
            arm,
            ...shown.map((site) => {
              const row = ofArm.find((one) => one.site === site);
              const interval = intervals.find((one) => one.arm === arm && one.site === site);
              return row ? (
                <Cell key={site} metric={metric} row={row} interval={interval?.all_cases ?? null} />
              ) : (
                '-'
              );
            }),
          ])}
        />
      ))}
    </>
  );
}

interface CellProps extends Pick<MeasuredMetric, 'metric'> {
  readonly row: Row;
  readonly interval: Intervals[number]['all_cases'];
}

function Cell({ metric, row: { all, box }, interval }: CellProps) {
  const said = ({ n, median, q1, q3 }: typeof all): string =>
    `${sayValue(median, metric)} [${sayValue(q1, metric)}, ${sayValue(q3, metric)}], ${n}`;
  return (
    <>
      {said(all)}
      {box.n !== all.n && (
        <>
          <br />
          {said(box)}
        </>
      )}
      {interval && (
        <>
          <br />
          <span className="muted">{sayRange(interval, metric)}</span>
        </>
      )}
    </>
  );
}
