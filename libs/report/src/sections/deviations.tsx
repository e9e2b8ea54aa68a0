import { counted, groupWarnings, type ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';

/** Where the run departed from its protocol, or from what a reader would take for granted. */
export function Deviations({ data }: { data: ReportData }): ReactElement {
  const all = deviationsOf(data);
  return (
    <section>
      <h2 id="deviations">Deviations</h2>
      {all.length === 0 ? (
        <p>None: every case of the selection was run under every arm of the protocol, once.</p>
      ) : (
        <ul>
          {all.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function deviationsOf({ run, cohort, analysis }: ReportData): string[] {
  const { selection } = run;
  const left = cohort.cases - run.cases;
  const chosen = [
    selection.subset !== undefined && `the subset ${selection.subset}`,
    selection.sites && `the sites ${selection.sites.join(', ')}`,
    selection.cases && counted(selection.cases.length, 'chosen case'),
    selection.limit !== null && `the first ${counted(selection.limit, 'case')}`,
  ].filter((part) => typeof part === 'string');
  return [
    left > 0
      ? `The run took ${chosen.join(', ') || 'a part'} of the cohort: ${counted(left, 'case')} of it ${left === 1 ? 'was' : 'were'} not run.`
      : '',
    run.state === 'cancelled' ? 'The run was cancelled before its end.' : '',
    run.partial ? `${run.expected_rows} results were to be made, fewer were.` : '',
    run.attempt > 1 ? `Failed cases were tried again: this is attempt ${run.attempt}.` : '',
    analysis.is_incomplete
      ? 'Results are missing, or were failed by the machine and not retried: no verdict is given.'
      : '',
    analysis.trained_on.length > 0
      ? `${counted(analysis.trained_on.length, 'arm')} used a model that was trained on a data set of the cohort.`
      : '',
    run.warnings.length > 0
      ? `Warnings: ${groupWarnings(run.warnings)
          .map(({ code, cases }) => `${code} in ${counted(cases, 'case')}`)
          .join(', ')}.`
      : '',
  ].filter((text) => text !== '');
}
