import type { IntakeRow } from '@atrium/contracts';
import { TextField } from '@/components/text-field';
import type { AnswersState } from './use-answers';

interface LeaveOutProps {
  readonly row: IntakeRow;
  readonly answers: AnswersState;
}

/** Whether a case is left out, and why: the version says so for good. */
export function LeaveOut({ row: { case_id, site, issues }, answers }: LeaveOutProps) {
  const isOut = answers.isLeftOut(case_id);
  const codes = [...new Set(issues.map(({ code }) => code))];
  const change = (reason: string, out: boolean) =>
    answers.leaveOut({ case_id, site, codes, chosen: true, reason }, out);
  return (
    <div className="space-y-2">
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-1"
          checked={isOut}
          onChange={({ target }) => change('', target.checked)}
        />
        <span>Leave this case out of the cohort. Its warnings then need no answer.</span>
      </label>
      {isOut && (
        <TextField
          label="Why this case is left out"
          hint="The version keeps it: a later comparison of versions says it."
          value={answers.reasonOf(case_id)}
          onChange={(reason) => change(reason, true)}
        />
      )}
    </div>
  );
}
