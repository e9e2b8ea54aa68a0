'use client';

import type { IntakePage } from '@atrium/contracts';
import { X } from 'lucide-react';
import { formatWhole } from '@/components/format';
import { Pager } from '@/components/pager';
import { Panel } from '@/components/panel';
import { Segmented } from '@/components/segmented';
import { CaseDialog } from './case-dialog';
import { CaseTable } from './case-table';
import type { AnswersState } from './use-answers';
import { CASES, CASES_PER_PAGE, ONLY, useFindingsAddress } from './use-intake';

const LABELS = {
  all: 'all',
  found: 'with a finding',
  errors: 'kept out',
  quarantined: 'quarantined',
} as const;

interface CasesPanelProps {
  readonly page: IntakePage;
  readonly answers: AnswersState | null;
}

/** The cases as their site shows them, a page at a time. */
export function CasesPanel({ page: found, answers }: CasesPanelProps) {
  const { only, code, page, set, ...address } = useFindingsAddress();
  const { rows, rows_found, cases_total, stage } = found;
  if (stage === 'opening' || stage === 'refused') return null;
  return (
    <div id={CASES} tabIndex={-1} className="outline-none">
      <Panel title={`Cases: ${formatWhole(rows_found)} of ${formatWhole(cases_total)}`}>
        <div className="mb-3 flex flex-wrap items-center gap-3">
          <Segmented
            label="Show"
            value={only}
            options={ONLY.map((one) => [one, LABELS[one]])}
            onChange={(next) => void set({ only: next, page: null })}
          />
          {code && (
            <button
              type="button"
              onClick={() => void set({ code: null, page: null })}
              className="inline-flex items-center gap-1 rounded-full border border-accent bg-accent-soft px-2 py-0.5"
            >
              {code}
              <X size={14} aria-hidden />
              <span className="sr-only">Remove this filter</span>
            </button>
          )}
        </div>
        {rows.length === 0 ? (
          <p className="text-muted">No case to show.</p>
        ) : (
          <CaseTable
            rows={rows}
            answers={answers}
            onOpen={(one) => void set({ case: one }, { history: 'push' })}
          />
        )}
        <Pager
          label="Pages of cases"
          page={page}
          pageSize={CASES_PER_PAGE}
          total={rows_found}
          onChange={(next) => void set({ page: next })}
        />
      </Panel>
      <CaseDialog
        row={rows.find(({ case_id }) => case_id === address.case)}
        answers={answers}
        onClose={() => void set({ case: null })}
      />
    </div>
  );
}
