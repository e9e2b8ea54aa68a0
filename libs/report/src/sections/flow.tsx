import type { ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { Table } from '../table';

/** What became of every case at every site, with the reasons (CONSORT-AI items 13 and 4; CLAIM items on data flow). */
export function Flow({ data: { run, cohort } }: { data: ReportData }): ReactElement {
  const registered = new Map(cohort.sites.map((site) => [site.site, site]));
  const rowsOf = (site: string, status: 'failed' | 'excluded'): number =>
    run.failures
      .filter((group) => group.site === site && group.status === status)
      .reduce((sum, { rows }) => sum + rows, 0);
  return (
    <section>
      <h2 id="flow">Flow of cases</h2>
      <p>
        {run.expected_rows} results were to be made, one for each case and arm:{' '}
        {run.counts.completed} completed, {run.counts.failed} failed, {run.counts.excluded} excluded
        {run.partial ? '; some were never made, for the run was ended before' : ''}.
      </p>
      <Table
        caption="Cases of the cohort, and results of the run, at each site."
        heads={[
          'Site',
          '#Cases registered',
          '#Patients',
          '#With an issue',
          '#Without a reference',
          '#Results failed',
          '#Results excluded',
        ]}
        rows={run.sites.map((site) => {
          const found = registered.get(site);
          return [
            site,
            found?.cases ?? '-',
            found?.patients ?? '-',
            found?.issues ?? '-',
            found?.without_reference ?? '-',
            rowsOf(site, 'failed'),
            rowsOf(site, 'excluded'),
          ];
        })}
      />
      {run.failures.length > 0 && (
        <Table
          caption="Why results failed or were excluded. Failures of the method count as the worst value in all cases; those of the data count against no model."
          heads={['Site', 'Code', 'Fault of', '#Cases', '#Results', 'Meaning']}
          rows={run.failures.map((group) => [
            group.site,
            `${group.code} (${group.status})`,
            { input: 'the data', method: 'the method', infrastructure: 'the machine' }[group.class],
            group.cases,
            group.rows,
            group.meaning,
          ])}
        />
      )}
    </section>
  );
}
