import { rerunCommand, selectionWords, softwareWords, type ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';

/** What another group needs to compute the same numbers, and to see that they are the same. */
export function Replication({ data }: { data: ReportData }): ReactElement {
  const { run, protocolSource } = data;
  const facts: [string, string][] = [
    ['Run', run.id],
    ['Protocol, SHA-256', run.protocol.sha256],
    ['Cohort', `${run.cohort.name} v${run.cohort.version}, ${selectionWords(run.selection)}`],
    ['Cohort, SHA-256 of its contents', run.cohort.sha256],
    ['Manifest, SHA-256', run.cohort.manifest_sha256],
    ...run.models.map(({ id, version, sha256 }): [string, string] => [
      `Model ${id} ${version}, SHA-256`,
      sha256,
    ]),
    ['Provider', run.provider ?? '-'],
    ['Computed by', softwareWords(run.software) || 'not kept'],
    ['Report and statistics by', `Atrium ${data.version}`],
    ['Statistics, SHA-256 of their input', data.analysisSha256],
  ];
  return (
    <section>
      <h2 id="replication">Replication</h2>
      <p>The same protocol on the same version of the cohort, in this installation:</p>
      <pre>{rerunCommand(run)}</pre>
      <p>Elsewhere: the protocol below, with a manifest of the same files.</p>
      <pre>npx atrium evaluate MANIFEST --protocol {run.protocol.name}.yaml --out DIR</pre>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>The protocol as it was</h3>
      <pre>{protocolSource}</pre>
    </section>
  );
}
