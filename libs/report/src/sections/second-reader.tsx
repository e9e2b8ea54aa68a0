import { sayRange, sayValue } from '@atrium/charts';
import type { ReportData, RunAnalysis } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { MOST_ROWS, Table } from '../table';

/** What a second reader reaches against the reference, and how far the arms are from it. */
export function SecondReader({ data: { analysis } }: { data: ReportData }): ReactElement | null {
  const { second_reader: reader, endpoint } = analysis;
  if (!reader) return null;
  return (
    <>
      <h3>A second reader</h3>
      <Table
        caption="The second reader's label map (column reference_2) against the reference, as if it were a prediction: what agreement between people leaves to be reached."
        heads={['Site', '#Cases', '#Median [IQR]', '#95 % of the median', '#Mean (SD)']}
        rows={reader.sites.map(({ site, summary }) => [
          site ?? 'all sites',
          summary.n,
          `${sayValue(summary.median, endpoint)} [${sayValue(summary.q1, endpoint)}, ${sayValue(summary.q3, endpoint)}]`,
          sayRange(summary.median_interval, endpoint),
          summary.mean === null
            ? '-'
            : `${sayValue(summary.mean, endpoint)} (${sayValue(summary.sd, endpoint)})`,
        ])}
      />
      <Differences differences={reader.differences} endpoint={endpoint} />
    </>
  );
}

function Differences({
  differences,
  endpoint,
}: {
  differences: NonNullable<RunAnalysis['second_reader']>['differences'];
  endpoint: string;
}): ReactElement {
  const overAll = differences.filter(({ site }) => site === null);
  const shown = differences.length > MOST_ROWS && overAll.length > 0 ? overAll : differences;
  return (
    <Table
      caption={`Each arm less the second reader in the same cases, all cases: Hodges-Lehmann, over all sites stratified, with its interval of 95 %.${shown.length < differences.length ? ' Sites: tables/second-reader.csv.' : ''}`}
      heads={['Arm', 'Site', '#Patients', '#Difference', '#95 %']}
      rows={shown.map(({ arm, site, n, estimate, interval: found }) => [
        arm,
        site ?? 'all sites',
        n,
        sayValue(estimate, endpoint, 1),
        sayRange(found, endpoint, 1),
      ])}
    />
  );
}
