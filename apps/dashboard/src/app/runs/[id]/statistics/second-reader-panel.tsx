'use client';

import { sayRange, sayValue } from '@atrium/charts';
import type { RunAnalysis } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';

/** What a second reader reaches, and how far the arms are from it; nothing where no case has one. */
export function SecondReaderPanel({ run }: { run: RunAnalysis }) {
  if (!run.second_reader) return null;
  return (
    <Panel title="Second reader">
      <Reader run={run} reader={run.second_reader} />
      <div className="mt-4">
        <Arms run={run} reader={run.second_reader} />
      </div>
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

function Reader({ run: { endpoint }, reader: { sites } }: ReaderProps) {
  return (
    <DataTable label="Second reader per site" heads={['Site', 'n', 'Median [IQR]', '95 %']}>
      {sites.map(({ site, summary }) => (
        <tr key={site} className="border-t border-line" data-reader={site ?? 'all sites'}>
          <td className="py-1 pr-4">{site ?? 'all sites'}</td>
          <td className="py-1 pr-4">{summary.n}</td>
          <td className="py-1 pr-4 whitespace-nowrap">
            {sayValue(summary.median, endpoint)} [{sayValue(summary.q1, endpoint)},{' '}
            {sayValue(summary.q3, endpoint)}]
          </td>
          <td className="py-1 pr-4 whitespace-nowrap">
            {sayRange(summary.median_interval, endpoint)}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

/** A row an arm, a column a site. */
function Arms({ run: { endpoint }, reader: { sites, differences } }: ReaderProps) {
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
                {sayValue(found?.estimate, endpoint, 1)}{' '}
                <span className="text-muted">
                  {found?.interval ? sayRange(found.interval, endpoint, 1) : ''}
                </span>
              </td>
            );
          })}
        </tr>
      ))}
    </DataTable>
  );
}
