'use client';

import type { CheckedRow, ManifestCheck } from '@atrium/contracts';
import { DataTable } from '@/components/data-table';
import { formatWhole } from '@/components/format';
import { Pager } from '@/components/pager';
import { Panel } from '@/components/panel';
import { Segmented } from '@/components/segmented';

export const ROWS_PER_PAGE = 50;
const HEADS = ['Line', 'Case', 'Patient', 'Site', 'Result', 'Code', 'What was found', 'Files'];

interface CheckedRowsProps {
  readonly check: ManifestCheck;
  readonly problems: boolean;
  readonly page: number;
  readonly onProblems: (only: boolean) => void;
  readonly onPage: (page: number) => void;
}

/** Every row that was checked, with its line of the manifest. */
export function CheckedRows({ check, problems, page, onProblems, onPage }: CheckedRowsProps) {
  return (
    <Panel
      title="Rows of the manifest"
      aside={
        <Segmented
          label="Show"
          value={problems ? 'issues' : 'all'}
          options={[
            ['all', `all ${formatWhole(check.rows_checked)}`],
            ['issues', `${formatWhole(check.rows_with_issue)} with an issue`],
          ]}
          onChange={(next) => onProblems(next === 'issues')}
        />
      }
    >
      {check.rows.length === 0 ? (
        <p className="text-muted">No row to show.</p>
      ) : (
        <DataTable label="Rows of the manifest" heads={HEADS}>
          {check.rows.map((row) => (
            <Row key={row.line} row={row} />
          ))}
        </DataTable>
      )}
      <Pager
        label="Pages of rows"
        page={page}
        pageSize={ROWS_PER_PAGE}
        total={check.rows_found}
        onChange={onPage}
      />
    </Panel>
  );
}

function Row({ row }: { row: CheckedRow }) {
  const { line, case_id, patient_id, site, image, reference, issue } = row;
  return (
    <tr className="border-t border-line align-top" data-line={line} data-ok={issue === null}>
      <td className="py-1.5 pr-4">{line}</td>
      <td className="max-w-[24ch] truncate py-1.5 pr-4" title={case_id}>
        {case_id}
      </td>
      <td className="max-w-[20ch] truncate py-1.5 pr-4" title={patient_id}>
        {patient_id}
      </td>
      <td className="max-w-[20ch] truncate py-1.5 pr-4" title={site}>
        {site}
      </td>
      <td className={`py-1.5 pr-4 ${issue ? 'text-bad' : 'text-good'}`}>
        {issue ? 'issue' : 'ok'}
      </td>
      <td className="py-1.5 pr-4 whitespace-nowrap">
        {issue ? `${issue.code}${issue.file ? ` (${issue.file})` : ''}` : ''}
      </td>
      <td className="min-w-[18rem] py-1.5 pr-4">
        {issue && (
          <>
            {issue.message}. <span className="text-muted">{issue.meaning}</span>
          </>
        )}
      </td>
      <td className="max-w-[32ch] truncate py-1.5 pr-4 text-muted" title={`${image}\n${reference}`}>
        {image}
        {reference && <br />}
        {reference}
      </td>
    </tr>
  );
}
