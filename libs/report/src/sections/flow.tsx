import type { ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { flowOf } from '../flow';
import { Table } from '../table';

/** What became of every case at every site, with the reasons (CONSORT-AI items 13 and 4; CLAIM items on data flow). */
export function Flow({ data }: { data: ReportData }): ReactElement {
  const { run } = data;
  return (
    <section>
      <h2 id="flow">Flow of cases</h2>
      <p>
        {run.expected_rows} results were to be made, one for each case and arm:{' '}
        {run.counts.completed} completed, {run.counts.failed} failed, {run.counts.excluded} excluded
        {run.partial ? '; some were never made, for the run was ended before' : ''}.
      </p>
      <Table
        caption="Cases of the cohort at each site, how many of them the run took, and how many have a value that counts in all cases (of the arm with the fewest to the one with the most); results are one for each case and arm."
        file="tables/flow-sites.csv"
        heads={[
          'Site',
          '#Cases registered',
          '#Patients',
          '#With an issue',
          '#Without a reference',
          '#Cases run',
          '#Analysed',
          '#Results failed',
          '#Results excluded',
        ]}
        rows={flowOf(data).map((site) => [
          site.site,
          site.registered ?? '-',
          site.patients ?? '-',
          site.issues ?? '-',
          site.withoutReference ?? '-',
          site.run,
          site.analysed.least === site.analysed.most
            ? site.analysed.most
            : `${site.analysed.least} to ${site.analysed.most}`,
          site.failed,
          site.excluded,
        ])}
      />
      {run.failures.length > 0 && (
        <Table
          caption="Why results failed or were excluded. Failures of the method count as the worst value in all cases; those of the data count against no model."
          file="tables/flow.csv"
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
