import type { IntakeView } from '@atrium/contracts';
import Link from 'next/link';
import { formatSeconds } from '@/components/format';
import { Notice } from '@/components/notice';
import { isFinal } from '../state-words';

/** What became of an intake where that needs a way on, and that its machine is away. */
export function Outcome({ intake }: { intake: IntakeView }) {
  const { state, cohort_id } = intake;
  return (
    <>
      {!intake.online && !isFinal(intake) && <Away intake={intake} />}
      {state === 'confirmed' && cohort_id && (
        <Notice>
          Registered.{' '}
          <Link href={`/cohorts/${cohort_id}`} className="text-accent underline">
            The version that holds these cases
          </Link>
        </Notice>
      )}
    </>
  );
}

const Away = ({ intake: { progress_at } }: { intake: IntakeView }) => (
  <Notice tone="warn">
    The machine that holds the source does not answer
    {progress_at && `; its last word is of ${formatSeconds(progress_at)}`}. Nothing is lost: start
    Atrium there, and the intake goes on by itself. Its cases are shown, and can be confirmed, once
    it is back.
  </Notice>
);
