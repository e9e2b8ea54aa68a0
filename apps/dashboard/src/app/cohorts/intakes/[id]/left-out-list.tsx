import { counted } from '@atrium/contracts';
import { Button } from '@/components/button';
import { TextField } from '@/components/text-field';
import type { AnswersState } from './use-answers';

/** Cases that somebody leaves out, each with why and with the way back. */
export function LeftOutList({ answers }: { answers: AnswersState }) {
  const { leftOut } = answers.answers;
  if (leftOut.length === 0) return null;
  return (
    <>
      <p className="mt-2">You leave out {counted(leftOut.length, 'case')}:</p>
      <ul className="mt-1 space-y-1" aria-label="Cases that you leave out">
        {leftOut.map((one) => (
          <li key={one.case_id} className="flex flex-wrap items-end gap-2">
            <span className="wrap-anywhere">
              {one.site}/{one.case_id}
              {one.codes.length > 0 && `: ${one.codes.join(', ')}`}
            </span>
            <TextField
              label={`Why ${one.case_id} is left out`}
              value={one.reason ?? ''}
              onChange={(reason) => answers.leaveOut({ ...one, reason }, true)}
            />
            <Button onClick={() => answers.leaveOut(one, false)}>
              Take {one.case_id} in again
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
