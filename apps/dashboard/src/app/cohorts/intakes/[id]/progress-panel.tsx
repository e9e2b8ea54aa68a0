import { INTAKE_PHASES, type IntakePhase, type IntakeView } from '@atrium/contracts';
import { Panel } from '@/components/panel';
import { ProgressBar } from '@/components/progress-bar';
import { casesDone, isOpen, isThrough, stateSentence } from '../state-words';

const PHASES: Record<IntakePhase, string> = {
  waiting: 'Waiting',
  recognising: 'Recognising the source',
  inspecting: 'Looking through the cases',
  concluding: 'Comparing the cases',
};

/** How far an intake is: its phases, and of the longest one the cases. */
export function ProgressPanel({ intake }: { intake: IntakeView }) {
  const { total, phase } = intake;
  const at = isThrough(intake) ? INTAKE_PHASES.length : INTAKE_PHASES.indexOf(phase);
  return (
    <Panel title="Progress">
      <ol className="mb-2 flex flex-wrap gap-x-5 gap-y-1" aria-label="Phases">
        {INTAKE_PHASES.map((one, i) => (
          <li
            key={one}
            aria-current={isOpen(intake) && i === at ? 'step' : undefined}
            className={i === at && isOpen(intake) ? 'font-medium' : 'text-muted'}
          >
            <span aria-hidden>{i < at ? '✓' : `${i + 1}.`}</span> {PHASES[one]}
            {i < at && <span className="sr-only">: done</span>}
          </li>
        ))}
      </ol>
      <ProgressBar label="Cases looked through" done={casesDone(intake)} total={total} />
      <p role="status" className="mt-2">
        {stateSentence(intake)}
      </p>
    </Panel>
  );
}
