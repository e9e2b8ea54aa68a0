'use client';

import { DriftChart, driftSentence, driftTable, filterSentence, siteLines } from '@atrium/charts';
import {
  DRIFT_BINS_MM,
  MAX_DRIFT_ARMS,
  type Arm,
  type DriftSummary,
  type Facets,
} from '@atrium/contracts';
import { ChartPanel } from '@/components/chart/chart-panel';
import { joined } from '@/components/chart/joined';
import { Notice } from '@/components/notice';
import { QueryView } from '@/components/query-view';
import { Segmented } from '@/components/segmented';
import type { Answer } from '../answer';
import { useResultFilter } from '../result-filter';
import { useRun } from '../run-context';
import { cutFacets, useDrift, type DriftQuery } from '../use-charts-data';
import { useTrackingSettings } from './tracking-settings';

interface DriftPanelProps {
  readonly facets: Facets;
  /** Those that the filter lets through. */
  readonly arms: readonly Arm[];
}

/** Dice against distance from the prompt, of the first arms that the filter lets through. */
export function DriftPanel({ facets, arms }: DriftPanelProps) {
  const run = useRun();
  const { filter } = useResultFilter();
  const [{ bin, sides }] = useTrackingSettings();
  const shown = arms.slice(0, MAX_DRIFT_ARMS);
  const drift = useDrift({
    runId: run.id,
    filter,
    arms: shown.map(({ id }) => id),
    binMm: bin,
    signed: sides === 'apart',
  });
  return (
    <>
      {shown.length < arms.length && (
        <Notice>
          The first {shown.length} of {arms.length} arms that prompt a key slice; the filter chooses
          others.
        </Notice>
      )}
      <QueryView
        query={drift}
        what="the drift curve"
        isEmpty={({ data }) => data.rows.length === 0}
        empty="No completed result with a reference yet, or none that the filter lets through."
      >
        {(answer) => <Drawing answer={answer} facets={facets} />}
      </QueryView>
    </>
  );
}

interface DrawingProps {
  readonly facets: Facets;
  readonly answer: Answer<DriftQuery, DriftSummary>;
}

function Drawing({ facets, answer: { asked, data: drift, isOld } }: DrawingProps) {
  const run = useRun();
  const { sites } = cutFacets(facets, asked.filter);
  const arms = facets.arms.filter(({ id }) => asked.arms.includes(id));
  const [{ drift: view }, setSettings] = useTrackingSettings();
  return (
    <ChartPanel
      title="Dice over distance from the prompt"
      sentence={joined(driftSentence(drift, arms), filterSentence(asked.filter))}
      legend={siteLines(sites)}
      table={driftTable(drift)}
      fileName={`${run.protocol.name}-drift`}
      view={view}
      onView={(next) => void setSettings({ drift: next })}
      controls={<Controls />}
      isOld={isOld}
    >
      {(width) => <DriftChart drift={drift} arms={arms} sites={sites} width={width} />}
    </ChartPanel>
  );
}

function Controls() {
  const [{ bin, sides }, setSettings] = useTrackingSettings();
  return (
    <>
      <Segmented
        label="Bin in mm"
        value={String(bin)}
        options={DRIFT_BINS_MM.map((width) => [String(width), String(width)])}
        onChange={(next) =>
          void setSettings({ bin: DRIFT_BINS_MM.find((width) => String(width) === next) ?? null })
        }
      />
      <Segmented
        label="Directions"
        value={sides}
        options={[
          ['apart', 'Inferior and superior apart'],
          ['together', 'Together'],
        ]}
        onChange={(next) => void setSettings({ sides: next })}
      />
    </>
  );
}
