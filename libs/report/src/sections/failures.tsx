import type { ArmAtSite, ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { Table } from '../table';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** How often the method fails, of every arm in which it does: over all sites, or at the one that there is. */
export function Failures({ data: { analysis } }: { data: ReportData }): ReactElement | null {
  const overAll = analysis.arms.filter(({ site }) => site === null);
  const shown = (overAll.length > 0 ? overAll : analysis.arms).filter(
    ({ failed }) => failed.method > 0,
  );
  if (shown.length === 0) return null;
  return (
    <>
      <h3>Failures of the method</h3>
      <Table
        caption="Of the results that the method completed or failed, with the interval of 95 % of the share (Clopper and Pearson, scans taken one by one). Sites: tables/endpoint.csv."
        file="tables/endpoint.csv"
        heads={['Arm', '#Failed', '#Of', '#Share', '#95 %']}
        rows={shown.map((one) => [one.arm, ...cellsOf(one)])}
      />
    </>
  );
}

function cellsOf({ failed, method_failed: found }: ArmAtSite): (string | number)[] {
  if (!found) return [failed.method, '-', '-', '-'];
  const { low, high } = found.interval;
  return [
    failed.method,
    found.of,
    percent(found.share),
    `${percent(Number(low))} to ${percent(Number(high))}`,
  ];
}
