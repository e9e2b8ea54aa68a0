'use client';

import { describeMetric } from '@atrium/charts';
import type { RunAnalysis } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';

type Ranked = number | 'infinity' | null;
type Range = { readonly low: Ranked; readonly high: Ranked } | null;

/** What a second reader reaches, and how far the arms are from it; nothing where no case has one. */
export function SecondReaderPanel({ run }: { run: RunAnalysis }) {
  if (!run.second_reader) return null;
  return (
    <Panel title="Second reader">
      <Reader run={run} reader={run.second_reader} />
      <Arms run={run} reader={run.second_reader} />
      <p className="mt-3 text-muted">
        The second reader&apos;s label map against the reference, as if it were a prediction; each
        arm less the second reader in the same cases (all cases; Hodges-Lehmann, over all sites
        stratified), with intervals of 95 %. It is what agreement between people leaves to be
        reached.
      </p>
    </Panel>
  );
}

interface ReaderProps {
  readonly run: RunAnalysis;
  readonly reader: NonNullable<RunAnalysis['second_reader']>;
}

const sayer = ({ endpoint }: RunAnalysis, more: number) => {
  const { digits } = describeMetric(endpoint);
  const show = (value: Ranked): string =>
    value === null ? '-' : value === 'infinity' ? 'undefined' : value.toFixed(digits + more);
  const range = (given: Range): string =>
    given ? `${show(given.low)} to ${show(given.high)}` : '-';
  return { show, range };
};

function Reader({ run, reader: { sites } }: ReaderProps) {
  const { show, range } = sayer(run, 0);
  return (
    <DataTable label="Second reader per site" heads={['Site', 'n', 'Median [IQR]', '95 %']}>
      {sites.map(({ site, summary }) => (
        <tr key={site} className="border-t border-line" data-reader={site ?? 'all sites'}>
          <td className="py-1 pr-4">{site ?? 'all sites'}</td>
          <td className="py-1 pr-4">{summary.n}</td>
          <td className="py-1 pr-4 whitespace-nowrap">
            {show(summary.median)} [{show(summary.q1)}, {show(summary.q3)}]
          </td>
          <td className="py-1 pr-4 whitespace-nowrap">{range(summary.median_interval)}</td>
        </tr>
      ))}
    </DataTable>
  );
}

/** A row an arm, a column a site. */
function Arms({ run, reader: { sites, differences } }: ReaderProps) {
  const { show, range } = sayer(run, 1);
  const arms = [...new Set(differences.map(({ arm }) => arm))];
  return (
    <DataTable
      label="Arms less the second reader"
      heads={['Arm less reader', ...sites.map(({ site }) => site ?? 'all sites')]}
    >
      {arms.map((arm) => (
        <tr key={arm} className="border-t border-line" data-less-reader={arm}>
          <td className="max-w-[24ch] truncate py-1 pr-4" title={arm}>
            {arm}
          </td>
          {sites.map(({ site }) => {
            const found = differences.find((one) => one.arm === arm && one.site === site);
            return (
              <td key={site} className="py-1 pr-4 whitespace-nowrap">
                {show(found?.estimate ?? null)}{' '}
                <span className="text-muted">{found?.interval ? range(found.interval) : ''}</span>
              </td>
            );
          })}
        </tr>
      ))}
    </DataTable>
  );
}
