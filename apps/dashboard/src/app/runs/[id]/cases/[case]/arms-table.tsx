'use client';

import {
  MAX_OUTLINED_ARMS,
  type ResultsRow,
  type ViewerArm,
  type ViewerCase,
} from '@atrium/contracts';
import clsx from 'clsx';
import { DataTable } from '@/components/data-table';
import { formatNumber } from '@/components/format';
import { partsOf } from './site-fetch';
import type { CaseView } from './use-case-view';

interface ArmsTableProps {
  readonly runId: string;
  readonly of: ViewerCase;
  readonly view: CaseView;
}

/** Every arm with its metrics: a click looks at it, a tick outlines it with that one. */
export function ArmsTable({ runId, of, view }: ArmsTableProps) {
  const tolerances = of.arms.find(({ row }) => row && row.nsd.length > 0)?.row?.nsd ?? [];
  const heads = [
    'Outline',
    'Arm',
    'Status',
    'Mask',
    'Dice',
    'IoU',
    'HD95 mm',
    'ASSD mm',
    ...tolerances.map(({ tolerance_mm }) => `NSD ${tolerance_mm} mm`),
    'Volume ml',
    'Reference ml',
    'Prompts',
    'Model s',
  ];
  return (
    <DataTable label="Arms" heads={heads}>
      {of.arms.map((arm) => (
        <ArmRow
          key={arm.arm}
          arm={arm}
          view={view}
          nsd={tolerances.length}
          mask={`${partsOf(runId, of.case_id)}/arms/${encodeURIComponent(arm.arm)}/mask.nii.gz`}
        />
      ))}
    </DataTable>
  );
}

interface ArmRowProps {
  readonly arm: ViewerArm;
  readonly view: CaseView;
  /** How many columns of NSD there are. */
  readonly nsd: number;
  /** Where its mask is. */
  readonly mask: string;
}

function ArmRow({ arm, view, nsd, mask }: ArmRowProps) {
  const isChosen = view.arm?.arm === arm.arm;
  return (
    <tr
      data-arm={arm.arm}
      aria-selected={isChosen}
      onClick={() => choose(view, arm.arm)}
      className={clsx('cursor-pointer border-t border-line', isChosen && 'bg-accent-soft')}
    >
      <td className="py-1 pr-4 pl-1">
        <OutlineBox arm={arm} view={view} />
      </td>
      <td className="py-1 pr-4 whitespace-nowrap">
        <button
          type="button"
          aria-current={isChosen}
          className={clsx('text-left', isChosen ? 'font-semibold' : 'text-accent underline')}
        >
          {arm.arm}
        </button>
      </td>
      <td
        className={clsx('py-1 pr-4 whitespace-nowrap', arm.row?.status === 'failed' && 'text-bad')}
        title={arm.row?.error_message ?? undefined}
      >
        {arm.row ? (arm.row.error_code ?? arm.row.status) : 'no result yet'}
      </td>
      <td className="py-1 pr-4 whitespace-nowrap">
        {arm.has_mask ? (
          <a
            href={mask}
            download
            onClick={(event) => event.stopPropagation()}
            className="text-accent underline"
            aria-label={`.nii.gz: mask of ${arm.arm}`}
          >
            .nii.gz
          </a>
        ) : (
          '-'
        )}
      </td>
      <Metrics row={arm.row} nsd={nsd} />
    </tr>
  );
}

function Metrics({ row, nsd }: { row: ResultsRow | null; nsd: number }) {
  const nsdAt = (index: number) => row?.nsd[index]?.value ?? null;
  const cells = [
    formatNumber(row?.dice ?? null, 4),
    formatNumber(row?.iou ?? null, 4),
    formatNumber(row?.hd95_mm ?? null, 2),
    formatNumber(row?.assd_mm ?? null, 2),
    ...Array.from({ length: nsd }, (_, index) => formatNumber(nsdAt(index), 3)),
    formatNumber(row?.volume_ml ?? null, 1),
    formatNumber(row?.reference_volume_ml ?? null, 1),
    String(row?.prompts ?? '-'),
    formatNumber(row?.model_seconds ?? null, 1),
  ];
  return cells.map((cell, index) => (
    <td key={index} className="py-1 pr-4">
      {cell}
    </td>
  ));
}

/** The arm that is looked at takes the first place among the outlined ones; the last one stays beside it if it was ticked. */
function choose({ set }: CaseView, arm: string): void {
  void set((last) => ({ arm, with: last.with.filter((one) => one !== arm) }));
}

function OutlineBox({ arm, view }: { arm: ViewerArm; view: CaseView }) {
  const isChosen = view.arm?.arm === arm.arm;
  const isOutlined = view.outlined.includes(arm.arm);
  const isFull = view.outlined.length >= MAX_OUTLINED_ARMS;
  return (
    <input
      type="checkbox"
      aria-label={`Outline ${arm.arm}`}
      checked={isOutlined && arm.has_mask}
      disabled={!arm.has_mask || isChosen || (isFull && !isOutlined)}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => {
        const others = view.outlined.filter((one) => one !== view.arm?.arm && one !== arm.arm);
        void view.set({ with: event.target.checked ? [...others, arm.arm] : others });
      }}
      className="accent-(--accent)"
    />
  );
}
