import { describeMetric, metricTitle, sayValue } from '@atrium/charts';
import { groupBy, type MeasuredMetric } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { inParts } from '../format';
import { Table } from '../table';

/** As many medians with their quartiles as fit beside each other in print. */
const SITES_A_TABLE = 3;

type Row = MeasuredMetric['rows'][number];

/** An arm a row, a site a column. */
export function Metric({ measured: { metric, rows } }: { measured: MeasuredMetric }): ReactElement {
  const sites = [...new Set(rows.map(({ site }) => site))];
  const arms = [...groupBy(rows, ({ arm }) => arm)];
  return (
    <>
      <h3>{metricTitle(describeMetric(metric))}</h3>
      {inParts(sites, SITES_A_TABLE).map((shown) => (
        <Table
          key={shown[0]}
          caption="Median [quartiles] per arm and site, R-7, and the number of cases: all of them, an undefined distance ranking worst; beneath, where some did not complete, the completed ones."
          heads={['Arm', ...shown.map((site) => `#${site}`)]}
          rows={arms.map(([arm, ofArm]) => [
            arm,
            ...shown.map((site) => {
              const row = ofArm.find((one) => one.site === site);
              return row ? <Quartiles key={site} metric={metric} row={row} /> : '-';
            }),
          ])}
        />
      ))}
    </>
  );
}

function Quartiles({ metric, row: { all, box } }: Pick<MeasuredMetric, 'metric'> & { row: Row }) {
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
    </>
  );
}
