'use client';

import { describeMetric, metricTitle, sayP, sayValue } from '@atrium/charts';
import type { RunsAnalysis } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';

type Difference = Pick<
  RunsAnalysis['arms'][number]['all_cases'],
  'n' | 'p' | 'estimate' | 'interval'
>;

/** Each arm's difference at each site and over them, with interval and test; sites that moved, new sites. */
export function ArmsPanel({ found }: { found: RunsAnalysis }) {
  const { arms, endpoint, site_groups: groups } = found;
  if (arms.length === 0) return <Notice>No arm has a case of both runs.</Notice>;
  const moved = new Set(found.moved_sites.map(({ arm, site }) => `${arm} ${site}`));
  return (
    <Panel title={`Difference in ${metricTitle(describeMetric(endpoint))}, B less A`}>
      <DataTable label="Differences" heads={['Arm', 'Site', 'Pairs', 'B less A', 'Interval', 'p']}>
        {arms.flatMap(({ arm, apart, all_cases: all }) => [
          ...all.sites.map((site) => (
            <Row
              key={`${arm} ${site.site}`}
              arm={arm}
              where={site.site}
              found={site}
              endpoint={endpoint}
              isMoved={moved.has(`${arm} ${site.site}`)}
            />
          )),
          <Row
            key={arm}
            arm={apart.length > 0 ? `${arm} (not like for like)` : arm}
            where="over sites"
            found={all}
            endpoint={endpoint}
            isMoved={false}
          />,
        ])}
      </DataTable>
      {groups.length > 0 && (
        <DataTable label="New sites against old" heads={['Arm', 'Sites', 'Cases', 'Median']}>
          {groups.map(({ arm, sites, n, median }) => (
            <tr key={`${arm} ${sites}`} className="border-t border-line">
              <td className="py-1 pr-4">{arm}</td>
              <td className="py-1 pr-4">{sites === 'new' ? 'new in B' : 'of A'}</td>
              <td className="py-1 pr-4">{n}</td>
              <td className="py-1 pr-4">{sayValue(median, endpoint)}</td>
            </tr>
          ))}
        </DataTable>
      )}
      <p className="mt-3 text-muted">
        All cases: a failure of the method counts as worst. Hodges-Lehmann with its interval of 95
        %, two-sided signed ranks; over sites stratified. Exploratory: p is not adjusted. A site has
        moved where its interval leaves 0 out.
      </p>
    </Panel>
  );
}

interface RowProps {
  readonly arm: string;
  readonly where: string;
  readonly found: Difference;
  readonly endpoint: string;
  readonly isMoved: boolean;
}

function Row({ arm, where, found: { n, p, estimate, interval }, endpoint, isMoved }: RowProps) {
  return (
    <tr className="border-t border-line">
      <td className="max-w-[32ch] truncate py-1 pr-4" title={arm}>
        {arm}
      </td>
      <td className="py-1 pr-4">
        {where}
        {isMoved && <strong className="text-warn"> moved</strong>}
      </td>
      <td className="py-1 pr-4">{n}</td>
      <td className="py-1 pr-4">{sayValue(estimate, endpoint)}</td>
      <td className="py-1 pr-4 whitespace-nowrap">
        {interval
          ? `${sayValue(interval.low, endpoint)} to ${sayValue(interval.high, endpoint)}`
          : '-'}
      </td>
      <td className="py-1 pr-4">{sayP(p)}</td>
    </tr>
  );
}
