'use client';

import {
  AgreementChart,
  agreementTable,
  describeMetric,
  EcdfChart,
  ecdfTable,
  ForestChart,
  forestTable,
  pairForest,
  pairSentence,
  seriesColour,
  seriesDash,
  type Population,
} from '@atrium/charts';
import { ENDPOINT_PATTERN, type Arm, type PairAnalysis } from '@atrium/contracts';
import { ChartPanel } from '@/components/chart/chart-panel';
import { Notice } from '@/components/notice';
import { Select } from '@/components/select';
import { PointTarget } from '../distributions/point-target';
import { MetricSelect } from '../metric-select';
import { useRun } from '../run-context';
import { AnalysisView } from './analysis-view';
import { GroupsPanel } from './groups-panel';
import { useStatisticsSettings } from './statistics-settings';

interface PairPanelProps {
  readonly arms: readonly Arm[];
  readonly nsdTolerancesMm: readonly number[];
  /** Names of the cohort's covariates. */
  readonly covariates: readonly string[];
  readonly population: Population;
}

/** Any two arms of the run, compared case by case. */
export function PairPanel({ arms, nsdTolerancesMm, covariates, population }: PairPanelProps) {
  const [settings, setSettings] = useStatisticsSettings();
  if (arms.length < 2)
    return <Notice>The run has one arm: there is nothing to compare it with.</Notice>;
  const idOf = (wanted: string | null, otherwise: string): string =>
    arms.find(({ id }) => id === wanted)?.id ?? otherwise;
  const against = idOf(settings.against, arms[0].id);
  const arm = idOf(settings.arm, (arms.find(({ id }) => id !== against) ?? arms[1]).id);
  const endpoint = ENDPOINT_PATTERN.test(settings.metric) ? settings.metric : 'dice';
  const options = arms.map(({ id }) => [id, id] as const);
  return (
    <>
      <h2 className="mt-6 mb-3 text-lg font-semibold">Two arms, exploratory</h2>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Select
          label="Arm"
          value={arm}
          options={options}
          onChange={(next) => void setSettings({ arm: next })}
          isWide
        />
        <Select
          label="against"
          value={against}
          options={options}
          onChange={(next) => void setSettings({ against: next })}
          isWide
        />
        <MetricSelect
          value={endpoint}
          nsdTolerancesMm={nsdTolerancesMm}
          isOffered={(metric) => ENDPOINT_PATTERN.test(metric)}
          onChange={(next) => void setSettings({ metric: next })}
        />
      </div>
      {arm === against ? (
        <Notice>An arm is compared with another one. Choose two.</Notice>
      ) : (
        <AnalysisView
          question={{ kind: 'pair', arm, against, endpoint }}
          what={`the comparison of ${arm} with ${against}`}
        >
          {(answer) =>
            answer.kind === 'pair' && <Pair pair={answer.pair} population={population} />
          }
        </AnalysisView>
      )}
      {arm !== against && (
        <GroupsPanel covariates={covariates} arm={arm} against={against} endpoint={endpoint} />
      )}
    </>
  );
}

function Pair({ pair, population }: { pair: PairAnalysis; population: Population }) {
  const run = useRun();
  const [{ pair: view }, setSettings] = useStatisticsSettings();
  const forest = pairForest(pair, population);
  if (pair.pairs.both === 0)
    return <Notice>No case was completed in both arms with a reference.</Notice>;
  return (
    <>
      <ChartPanel
        title={`${pair.arm} less ${pair.against}`}
        sentence={pairSentence(pair, population)}
        table={forestTable(forest)}
        fileName={`${run.protocol.name}-${pair.arm}-${pair.against}`}
        view={view}
        onView={(next) => void setSettings({ pair: next })}
      >
        {(width) => <ForestChart forest={forest} width={width} />}
      </ChartPanel>
      <Agreement pair={pair} />
      <Shares pair={pair} />
    </>
  );
}

/** The differences of completed pairs over their means. */
function Agreement({ pair }: { pair: PairAnalysis }) {
  const run = useRun();
  const [{ agreement: view }, setSettings] = useStatisticsSettings();
  const { agreement } = pair.completed_only;
  const metric = describeMetric(pair.endpoint);
  if (!agreement) return null;
  const thinned =
    pair.points.length < pair.pairs.both
      ? ` ${pair.points.length} of ${pair.pairs.both} points are drawn, evenly thinned.`
      : '';
  return (
    <ChartPanel
      title="Agreement, case by case"
      sentence={`Bland and Altman, completed only: ${agreement.n} pairs, ${pair.arm} less ${pair.against}; bias and limits of agreement (bias less and plus 1.96 SD), each with its interval of 95 %, were differences normal.${thinned}`}
      table={agreementTable(pair.points)}
      fileName={`${run.protocol.name}-${pair.arm}-${pair.against}-agreement`}
      view={view}
      onView={(next) => void setSettings({ agreement: next })}
    >
      {(width) => (
        <PointTarget runId={run.id} metric={{ ...metric, label: `difference in ${metric.label}` }}>
          <AgreementChart
            points={pair.points}
            agreement={agreement}
            endpoint={pair.endpoint}
            arm={pair.arm}
            width={width}
          />
        </PointTarget>
      )}
    </ChartPanel>
  );
}

/** The distribution functions of both arms. */
function Shares({ pair }: { pair: PairAnalysis }) {
  const run = useRun();
  const [{ ecdf: view }, setSettings] = useStatisticsSettings();
  const thinned = pair.ecdf.some(({ n, values }) => values.length < n);
  return (
    <ChartPanel
      title="Share of cases at or below a value"
      sentence={`Empirical distribution functions, completed only: ${pair.ecdf.map(({ arm, n }) => `${arm} with ${n}`).join(', ')} cases.${thinned ? ' 500 quantiles of each are drawn.' : ''}`}
      legend={pair.ecdf.map(({ arm }, place) => ({
        label: arm,
        colour: seriesColour(place),
        dash: seriesDash(place),
        shape: 'line',
      }))}
      table={ecdfTable(pair.ecdf)}
      fileName={`${run.protocol.name}-${pair.arm}-${pair.against}-ecdf`}
      view={view}
      onView={(next) => void setSettings({ ecdf: next })}
    >
      {(width) => <EcdfChart curves={pair.ecdf} endpoint={pair.endpoint} width={width} />}
    </ChartPanel>
  );
}
