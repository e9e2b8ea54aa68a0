'use client';

import {
  claimSentence,
  declaredForest,
  declaredSentence,
  failedWords,
  fellOutWords,
  pairsWords,
  ForestChart,
  forestTable,
  sayP,
  undecidedWords,
  withoutDatasetWords,
  type Population,
} from '@atrium/charts';
import { pilotWords, type DeclaredAnswerOfRun, type RunAnalysis } from '@atrium/contracts';
import Link from 'next/link';
import { ChartPanel } from '@/components/chart/chart-panel';
import { DataTable } from '@/components/data-table';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { useRun } from '../run-context';
import { useStatisticsSettings } from './statistics-settings';
import { Verdict } from './verdict';

interface DeclaredPanelProps {
  readonly run: RunAnalysis;
  readonly population: Population;
}

/** The declared comparisons with their verdicts, and their differences as a forest. */
export function DeclaredPanel({ run: analysis, population }: DeclaredPanelProps) {
  const run = useRun();
  const [{ declared: view }, setSettings] = useStatisticsSettings();
  if (analysis.declared.length === 0)
    return (
      <Notice>
        The protocol declares no comparison: all of what follows is exploratory. The key{' '}
        <code>analysis</code> of{' '}
        <Link className="text-accent underline" href={`/protocols/${run.protocol.id}`}>
          {run.protocol.name}
        </Link>{' '}
        is where a next version declares one, before its results are there.
      </Notice>
    );
  const withoutDataset = withoutDatasetWords(analysis);
  return (
    <>
      {analysis.is_incomplete && (
        <Notice tone="warn">
          The machine failed some results, or some were never made: no verdict is given until they
          are there.
        </Notice>
      )}
      {analysis.pilot && <p className="mb-3">{pilotWords(analysis.pilot)}</p>}
      {withoutDataset && <p className="mb-3">{withoutDataset}</p>}
      <TrainedOn trained={analysis.trained_on} />
      <Panel title="Declared comparisons">
        <DataTable
          label="Declared comparisons"
          heads={[
            'Comparison',
            'Claim',
            'Verdict',
            'p, all cases',
            'p, completed only',
            'Pairs, all cases',
            'Pairs, completed only',
            'Least p',
          ]}
        >
          {analysis.declared.map((one) => (
            <Row key={one.comparison.id} answer={one} />
          ))}
        </DataTable>
        <p className="mt-3 text-muted">
          p is adjusted by Holm over the declared comparisons, each by its own level (0.02 one-sided
          of non-inferiority, two one-sided of 0.04 of equivalence, 0.05 two-sided of a difference:
          they keep an alpha of 0.025, 0.05 and 0.05 where one arm fails, too). The least p is the
          least that so many pairs can give, not adjusted. A verdict needs all cases and completed
          only to agree. Pairs are of scans; a test takes each patient once.
        </p>
      </Panel>
      <ChartPanel
        title="Declared comparisons per site"
        sentence={declaredSentence(analysis, population)}
        table={forestTable(declaredForest(analysis, population))}
        fileName={`${run.protocol.name}-declared`}
        view={view}
        onView={(next) => void setSettings({ declared: next })}
      >
        {(width) => <ForestChart forest={declaredForest(analysis, population)} width={width} />}
      </ChartPanel>
    </>
  );
}

/** Which models saw the cohort's data in training: their arms are described and carry no claim. */
function TrainedOn({ trained }: { trained: RunAnalysis['trained_on'] }) {
  if (trained.length === 0) return null;
  const models = [...new Set(trained.flatMap((one) => one.models))];
  const datasets = [...new Set(trained.flatMap((one) => one.datasets))].join(', ');
  return (
    <Notice tone="warn">
      {models.join(', ')} {models.length === 1 ? 'was' : 'were'} trained on {datasets}, of which
      this cohort is: {models.length === 1 ? 'its' : 'their'}{' '}
      {trained.length === 1 ? 'arm carries' : `${trained.length} arms carry`} no declared claim.
    </Notice>
  );
}

function Row({ answer }: { answer: DeclaredAnswerOfRun }) {
  const { comparison, verdict, all_cases: all, completed_only: completed } = answer;
  const failed = failedWords(answer);
  return (
    <tr className="border-t border-line" data-comparison={comparison.id}>
      <td className="max-w-[24ch] truncate py-1 pr-4">{comparison.id}</td>
      <td className="min-w-[28ch] py-1 pr-4">{claimSentence(answer)}</td>
      <td className="py-1 pr-4 whitespace-nowrap">
        <Verdict value={verdict} />
        {verdict === 'not decidable' && (
          <span className="text-muted"> {undecidedWords(answer)}</span>
        )}
        {failed && <span className="block text-muted">{failed}</span>}
      </td>
      <td className="py-1 pr-4">{sayP(all.adjusted_p)}</td>
      <td className="py-1 pr-4">{sayP(completed.adjusted_p)}</td>
      <Pairs answer={all} />
      <Pairs answer={completed} />
      <td className="py-1 pr-4">{sayP(Math.max(all.smallest_p, completed.smallest_p))}</td>
    </tr>
  );
}

function Pairs({ answer }: { answer: DeclaredAnswerOfRun['all_cases'] }) {
  const fellOut = fellOutWords(answer);
  return (
    <td className="py-1 pr-4 whitespace-nowrap">
      {pairsWords(answer)}
      {fellOut && <span className="text-muted">; {fellOut}</span>}
    </td>
  );
}
