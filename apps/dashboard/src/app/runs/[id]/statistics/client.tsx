'use client';

import type { Population } from '@atrium/charts';
import { Notice } from '@/components/notice';
import { QueryView } from '@/components/query-view';
import { Segmented } from '@/components/segmented';
import { useRun } from '../run-context';
import { useFacets } from '../use-charts-data';
import { AcceptancePanel } from './acceptance-panel';
import { AnalysisView } from './analysis-view';
import { DeclaredPanel } from './declared-panel';
import { PairPanel } from './pair-panel';
import { RankingPanel } from './ranking-panel';
import { SecondReaderPanel } from './second-reader-panel';
import { RobustPanel } from './robust-panel';
import { useStatisticsSettings } from './statistics-settings';
import { hasEnded } from './use-analysis';

const RUN = { kind: 'run' } as const;

/** What the protocol declares, answered; then any two arms of the run, compared. */
export function Statistics() {
  const run = useRun();
  const facets = useFacets(run.id);
  const [{ of }, setSettings] = useStatisticsSettings();
  const population: Population = of === 'all' ? 'all_cases' : 'completed_only';
  if (!hasEnded(run))
    return (
      <Notice>
        The run has not ended. Its statistics are computed when it has: looked at before, they would
        be of another number of cases every time.
      </Notice>
    );
  return (
    <>
      <div className="mb-4">
        <Segmented
          label="Failures of the method"
          value={of}
          options={[
            ['all', 'All cases: they count as worst'],
            ['completed', 'Completed only'],
          ]}
          onChange={(next) => void setSettings({ of: next })}
        />
      </div>
      <AnalysisView question={RUN} what="the answers to what the protocol declares">
        {(answer) =>
          answer.kind === 'run' && (
            <>
              <ReportLink runId={run.id} />
              <DeclaredPanel run={answer.run} population={population} />
              <AcceptancePanel run={answer.run} />
              <RobustPanel run={answer.run} />
              <RankingPanel run={answer.run} />
              <SecondReaderPanel run={answer.run} />
            </>
          )
        }
      </AnalysisView>
      <QueryView query={facets} what="the run's arms">
        {({ arms, nsd_tolerance_mm, covariates }) => (
          <PairPanel
            arms={arms}
            nsdTolerancesMm={nsd_tolerance_mm}
            covariates={covariates.map(({ name }) => name)}
            population={population}
          />
        )}
      </QueryView>
    </>
  );
}

/** The report as one page, made of what is shown here; the command writes PDF, tables and figures besides. */
function ReportLink({ runId }: { runId: string }) {
  return (
    <p className="mb-4">
      <a
        className="text-accent underline"
        href={`/api/runs/${runId}/report.html`}
        target="_blank"
        rel="noreferrer"
      >
        Report of this run
      </a>{' '}
      <span className="text-muted">
        as one page; <code className="wrap-anywhere">npx atrium report {runId} --out DIR</code>{' '}
        writes it with PDF, tables and figures.
      </span>
    </p>
  );
}
