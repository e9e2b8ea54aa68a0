'use client';

import type { IntakeRow } from '@atrium/contracts';
import { Button } from '@/components/button';
import { Dialog } from '@/components/dialog';
import { CaseIssues } from './case-issues';
import { LeaveOut } from './leave-out';
import { PrivacyFindings } from './privacy-findings';
import type { AnswersState } from './use-answers';

interface CaseDialogProps {
  /** Nothing is open without one. */
  readonly row: IntakeRow | undefined;
  readonly answers: AnswersState | null;
  readonly onClose: () => void;
}

const ABOUT: Record<IntakeRow['state'], string> = {
  waiting: 'Not looked through yet.',
  clean: 'Nothing was found: it becomes a case of the cohort.',
  warnings: 'It becomes a case of the cohort once each warning has an answer.',
  errors: 'It stays out of the cohort.',
  quarantined: 'It may identify a person: it stays out of the cohort, and at its site.',
};

/** All that is known of one case, and what is said to it. */
export function CaseDialog({ row, answers, onClose }: CaseDialogProps) {
  return (
    <Dialog
      title={row ? `Case ${row.case_id} of ${row.site}` : ''}
      about={row && ABOUT[row.state]}
      isOpen={row !== undefined}
      onClose={onClose}
    >
      {row && <Body row={row} answers={answers} />}
      <div className="mt-4 flex justify-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}

function Body({ row, answers }: { row: IntakeRow; answers: AnswersState | null }) {
  const { state, image, reference, privacy, reasons } = row;
  const canAnswer = state === 'warnings' || state === 'clean' ? answers : null;
  return (
    <div className="space-y-4">
      {image !== '' && (
        <p className="text-muted wrap-anywhere">
          {image}
          {reference !== '' && ` with ${reference}`}
        </p>
      )}
      <CaseIssues row={row} answers={canAnswer} />
      <PrivacyFindings findings={privacy} />
      {reasons.length > 0 && (
        <section aria-label="Why this series">
          <h3 className="font-semibold">Why this series was taken</h3>
          <ul className="list-disc pl-5">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      {canAnswer && <LeaveOut row={row} answers={canAnswer} />}
    </div>
  );
}
