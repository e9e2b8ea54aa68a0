import type { CohortCase } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { formatNumber } from '@/components/format';
import { CaseChecks } from './case-checks';
import { PickBox, PickPage } from './pick-box';
import type { PickedCases } from './use-picked-cases';

const HEADS = [
  'Pick',
  'Case',
  'Patient',
  'Site',
  'Issue',
  'Warnings of intake',
  'Size',
  'Spacing mm',
  'On disk',
  'Intensity, median',
  'Reference ml',
];

interface CaseTableProps {
  readonly rows: readonly CohortCase[];
  readonly covariates: readonly string[];
  readonly picked: PickedCases;
}

/** Cases with what registration measured and their covariates, a column each. */
export function CaseTable({ rows, covariates, picked }: CaseTableProps) {
  return (
    <>
      <PickPage cases={rows.map(({ case_id }) => case_id)} picked={picked} />
      <DataTable label="Cases" heads={[...HEADS, ...covariates]}>
        {rows.map((row) => (
          <Row key={row.case_id} row={row} covariates={covariates} picked={picked} />
        ))}
      </DataTable>
    </>
  );
}

interface RowProps {
  readonly row: CohortCase;
  readonly covariates: readonly string[];
  readonly picked: PickedCases;
}

function Row({ row, covariates, picked }: RowProps) {
  const { case_id, patient_id, site, issue, geometry, intensity } = row;
  return (
    <tr className="border-t border-line align-top" data-case={case_id}>
      <PickBox caseId={case_id} picked={picked} />
      <Name text={case_id} />
      <Name text={patient_id} />
      <Name text={site} />
      <td className="py-1 pr-4 whitespace-nowrap">
        {issue && (
          <span className="text-bad" title={`${issue.message}. ${issue.meaning}`}>
            {issue.code}
          </span>
        )}
      </td>
      <td className="py-1 pr-4">
        <CaseChecks checks={row.checks} />
      </td>
      <td className="py-1 pr-4 whitespace-nowrap">{geometry?.size.join(' × ') ?? '-'}</td>
      <td className="py-1 pr-4 whitespace-nowrap">
        {geometry?.spacing.map((mm) => mm.toFixed(2)).join(' × ') ?? '-'}
      </td>
      <td className="py-1 pr-4">{geometry?.orientation ?? '-'}</td>
      <td className="py-1 pr-4">{formatNumber(intensity?.median ?? null, 1)}</td>
      <td className="py-1 pr-4 whitespace-nowrap">{volumeOf(row)}</td>
      {covariates.map((name) => (
        <td key={name} className="max-w-[24ch] truncate py-1 pr-4" title={row.covariates[name]}>
          {row.covariates[name]}
        </td>
      ))}
    </tr>
  );
}

function Name({ text }: { text: string }) {
  return (
    <td className="max-w-[26ch] truncate py-1 pr-4" title={text}>
      {text}
    </td>
  );
}

/** A reference that is missing is another thing than one that is empty; of a case that could not be read neither is known. */
function volumeOf({ reference, has_reference, issue }: CohortCase): string {
  if (reference) return reference.volume_ml === 0 ? 'empty' : reference.volume_ml.toFixed(1);
  return has_reference || issue ? '-' : 'none';
}
