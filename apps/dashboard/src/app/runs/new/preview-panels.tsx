'use client';

import {
  counted,
  type CohortOverview,
  type ProtocolSummary,
  type RunPreview,
} from '@atrium/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DataTable } from '@/components/data-table';
import { Facts } from '@/components/facts';
import { formatWhole } from '@/components/format';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { LaunchButton } from './launch-button';
import type { Choice } from './launch-state';
import { PreviewSites } from './preview-sites';
import { diskWords, timeWords } from './words';

const REFRESH_MS = 5000;

interface PreviewPanelsProps {
  readonly cohort: CohortOverview;
  readonly protocol: ProtocolSummary;
  readonly choice: Choice;
  readonly launchId: string;
  readonly onNewId: () => void;
}

/** What the run will do and cost, where it will run, and the button that starts it. */
export function PreviewPanels({ cohort, protocol, choice, launchId, onNewId }: PreviewPanelsProps) {
  const trpc = useTRPC();
  const { selection, rerunOf, mode } = choice;
  const input = { cohort_id: cohort.id, protocol_id: protocol.id, selection };
  const preview = useQuery({
    ...trpc.runs.preview.queryOptions(input),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  return (
    <QueryView query={preview} what="what it will cost">
      {(found) => (
        <>
          <Cost preview={found} />
          <PreviewSites preview={found} />
          <LaunchButton
            launch={{
              ...input,
              id: launchId,
              mode,
              ...(rerunOf !== null && { rerun_of: rerunOf }),
            }}
            preview={found}
            isStale={preview.isPlaceholderData}
            onNewId={onNewId}
          />
        </>
      )}
    </QueryView>
  );
}

function Cost({ preview }: { preview: RunPreview }) {
  const { cases, arms, cost } = preview;
  return (
    <Panel title="What it will do">
      <Facts
        facts={[
          { name: 'Cases', value: formatWhole(cases) },
          { name: 'Arms', value: formatWhole(arms), note: 'over all sweeps' },
          ...(cost
            ? [
                { name: 'Rows of results', value: formatWhole(cost.rows) },
                {
                  name: 'Prompts',
                  value: formatWhole(cost.prompts),
                  note: 'what people would draw',
                },
                {
                  name: 'Encoder passes',
                  value: formatWhole(cost.encoder_passes),
                  note: 'one a slice for all arms; one a patch of a task-specific model',
                },
                { name: 'Decodings', value: formatWhole(cost.decodings) },
                {
                  name: 'Time',
                  value: timeWords(cost.minutes),
                  note: 'on two CPU threads',
                },
                { name: 'Disk', value: diskWords(cost.disk_mb), note: 'masks and rows' },
              ]
            : []),
        ]}
      />
      {cost && cost.planned_cases < cases && (
        <p className="mt-2 text-muted">
          Estimated from {counted(cost.planned_cases, 'evenly chosen case')}, which stand for all.
        </p>
      )}
      <Remarks preview={preview} />
      {cost && <Strategies strategies={cost.strategies} />}
    </Panel>
  );
}

function Remarks({ preview }: { preview: RunPreview }) {
  const remarks = remarksOn(preview);
  if (remarks.length === 0) return null;
  return (
    <div className="mt-3">
      {remarks.map((remark) => (
        <Notice key={remark} tone="warn">
          {remark}
        </Notice>
      ))}
    </div>
  );
}

function remarksOn({ cases, issues, without_facts, unknown_cases, cost }: RunPreview): string[] {
  const some = (count: number) => `${formatWhole(count)} of ${counted(cases, 'case')}`;
  return [
    ...(unknown_cases.length > 0
      ? [`The cohort has no case called ${unknown_cases.slice(0, 5).join(', ')}: left out.`]
      : []),
    ...(issues > 0
      ? [`${some(issues)} will fail for what registration found, and cost nothing here.`]
      : []),
    ...(cost && cost.unreadable > 0
      ? [
          `${some(cost.unreadable)} will fail: the reference holds a value that the protocol names neither as label nor as ignore.`,
        ]
      : []),
    ...(without_facts > 0
      ? [
          `Of ${some(without_facts)} it is not known which slices are labelled: these count as no work. Register the cohort again to know.`,
        ]
      : []),
  ];
}

function Strategies({ strategies }: { strategies: NonNullable<RunPreview['cost']>['strategies'] }) {
  return (
    <div className="mt-3">
      <DataTable label="Strategies" heads={['Strategy', 'Model', 'Arms', 'Prompts', 'Decodings']}>
        {strategies.map(({ strategy, model, arms, prompts, decodings }) => (
          <tr key={strategy} className="border-t border-line">
            <td className="max-w-[36ch] truncate py-1 pr-4" title={strategy}>
              {strategy}
            </td>
            <td className="py-1 pr-4">{model}</td>
            <td className="py-1 pr-4">{formatWhole(arms)}</td>
            <td className="py-1 pr-4">{formatWhole(prompts)}</td>
            <td className="py-1 pr-4">{formatWhole(decodings)}</td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
