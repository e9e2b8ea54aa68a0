import type { IntakeIssue, IntakeRow } from '@atrium/contracts';
import { TextField } from '@/components/text-field';
import type { AnswersState } from './use-answers';

interface CaseIssuesProps {
  readonly row: IntakeRow;
  readonly answers: AnswersState | null;
}

/** What was found of a case: where, what, what was expected and what to do; a warning with its answer. */
export function CaseIssues({ row: { issues: all, case_id }, answers }: CaseIssuesProps) {
  // What may identify a person is listed by itself.
  const issues = all.filter(({ code }) => code !== 'IDENTIFIER_FOUND');
  if (issues.length === 0) return null;
  return (
    <section aria-label="Findings" className="space-y-3">
      {issues.map((issue, i) => (
        <div key={`${i} ${issue.code}`} className="space-y-1">
          <Issue issue={issue} />
          {answers && issues.findIndex(({ code }) => code === issue.code) === i && (
            <TextField
              label={`Answer to ${issue.code} for this case alone`}
              value={answers.textOf(issue.code, case_id)}
              onChange={(text) => answers.answer(issue.code, case_id, text)}
              placeholder={answers.textOf(issue.code, null)}
            />
          )}
        </div>
      ))}
    </section>
  );
}

const Issue = ({ issue }: { issue: IntakeIssue }) => (
  <p className="wrap-anywhere">
    <strong className={issue.severity === 'error' ? 'text-bad' : 'text-warn'}>{issue.code}</strong>{' '}
    {issue.severity}
    {issue.file && ` of the ${issue.file}`}: found {issue.found}; expected {issue.expected}.{' '}
    <span className="text-muted">{issue.meaning}</span>
  </p>
);
