import { describeMetric } from '@atrium/charts';
import { counted, PHANTOM_DATASET, selectionWords, type ReportData } from '@atrium/contracts';
import type { ReactElement } from 'react';
import { day, listed } from '../format';

/** What was asked of whom, and of when these numbers are. */
export function Head({ data }: { data: ReportData }): ReactElement {
  const { run, cohort, facets, analysis } = data;
  const patients = cohort.sites.reduce((sum, site) => sum + site.patients, 0);
  const models = [...new Set(run.models.map(({ title }) => title))];
  return (
    <header>
      <h1>
        {run.protocol.name} v{run.protocol.version} on {run.cohort.name} v{run.cohort.version}
      </h1>
      <p className="muted">
        Report of run {run.id}, {run.state}; run from {day(run.started_at)} to {day(run.ended_at)},
        report of {day(data.madeAt)}, Atrium {data.version}.
      </p>
      {run.datasets.includes(PHANTOM_DATASET) && (
        <p className="notice">
          Synthetic phantoms, no patients: these numbers show that Atrium works, and say nothing of
          any model.
        </p>
      )}
      <h2>The question</h2>
      <p>
        How well {models.length > 1 ? 'do' : 'does'} {listed(models)} segment the target of the
        protocol at {counted(run.sites.length, 'site')} ({listed(run.sites)}), under{' '}
        {counted(facets.arms.length, 'arm')} of{' '}
        {counted(
          new Set(facets.arms.map(({ strategy }) => strategy)).size,
          'strategy',
          'strategies',
        )}
        ? The run took {counted(run.cases, 'case')} ({selectionWords(run.selection)}) of a cohort of{' '}
        {counted(cohort.cases, 'case')} and {counted(patients, 'patient')}. The primary endpoint is{' '}
        {describeMetric(analysis.endpoint).label}, and its {analysis.estimator} stands for an arm
        {analysis.declared.length + analysis.acceptance.length > 0
          ? ', as the protocol declares it.'
          : '; the protocol declares nothing, so that all of this report is exploratory.'}
      </p>
    </header>
  );
}
