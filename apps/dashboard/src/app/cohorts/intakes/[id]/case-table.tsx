import type { IntakeRow } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { formatNumber } from '@/components/format';
import type { AnswersState } from './use-answers';

const HEADS = [
  'Case',
  'Patient',
  'Site',
  'Result',
  'Found',
  'Size',
  'Spacing mm',
  'Intensity, median',
  'CNR',
  'Reference ml',
];

const TONES: Record<IntakeRow['state'], string> = {
  waiting: 'text-muted',
  clean: 'text-good',
  warnings: 'text-warn',
  errors: 'text-bad',
  quarantined: 'text-bad',
};
const WORDS: Record<IntakeRow['state'], string> = {
  waiting: 'not read yet',
  clean: 'clean',
  warnings: 'warnings',
  errors: 'errors: kept out',
  quarantined: 'quarantined',
};

interface CaseTableProps {
  readonly rows: readonly IntakeRow[];
  readonly answers: AnswersState | null;
  readonly onOpen: (caseId: string) => void;
}

/** Cases with what was found and measured; each opens all that is known of it. */
export function CaseTable({ rows, answers, onOpen }: CaseTableProps) {
  return (
    <DataTable label="Cases" heads={HEADS}>
      {rows.map((row) => (
        <Row
          key={row.case_id}
          row={row}
          isLeftOut={answers?.isLeftOut(row.case_id) ?? false}
          onOpen={onOpen}
        />
      ))}
    </DataTable>
  );
}

interface RowProps {
  readonly row: IntakeRow;
  readonly isLeftOut: boolean;
  readonly onOpen: (caseId: string) => void;
}

function Row({ row, isLeftOut, onOpen }: RowProps) {
  const { case_id, patient_id, site, state, issues, geometry, intensity, cnr } = row;
  return (
    <tr className="border-t border-line align-top" data-case={case_id} data-state={state}>
      <td className="max-w-[26ch] truncate py-1 pr-4" title={case_id}>
        <button
          type="button"
          className="text-accent underline"
          aria-haspopup="dialog"
          onClick={() => onOpen(case_id)}
        >
          {case_id}
        </button>
      </td>
      <Name text={patient_id} />
      <Name text={site} />
      <td className={`py-1 pr-4 whitespace-nowrap ${TONES[state]}`}>
        {isLeftOut ? 'left out by you' : WORDS[state]}
      </td>
      <td className="min-w-[20rem] py-1 pr-4 text-xs leading-5">
        {[...new Set(issues.map(({ code }) => code))].join(', ')}
      </td>
      <td className="py-1 pr-4 whitespace-nowrap">{geometry?.size.join(' × ') ?? '-'}</td>
      <td className="py-1 pr-4 whitespace-nowrap">
        {geometry?.spacing.map((mm) => mm.toFixed(2)).join(' × ') ?? '-'}
      </td>
      <td className="py-1 pr-4">{formatNumber(intensity?.median ?? null, 1)}</td>
      <td className="py-1 pr-4">{formatNumber(cnr, 2)}</td>
      <td className="py-1 pr-4">{formatNumber(row.reference_facts?.volume_ml ?? null, 1)}</td>
    </tr>
  );
}

const Name = ({ text }: { text: string }) => (
  <td className="max-w-[26ch] truncate py-1 pr-4" title={text}>
    {text}
  </td>
);
