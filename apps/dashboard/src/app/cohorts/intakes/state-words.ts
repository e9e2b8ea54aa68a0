import { counted, type IntakeState, type IntakeView } from '@atrium/contracts';

/** States in which its site has something to do. */
const OPEN: readonly IntakeState[] = ['requested', 'running', 'stopping'];
/** States that nothing follows. */
const FINAL: readonly IntakeState[] = ['confirmed', 'cancelled'];

export const isOpen = ({ state }: Pick<IntakeView, 'state'>): boolean => OPEN.includes(state);
export const isFinal = ({ state }: Pick<IntakeView, 'state'>): boolean => FINAL.includes(state);
/** Whether its findings are all there. */
export const isThrough = ({ state }: Pick<IntakeView, 'state'>): boolean =>
  state === 'ready' || state === 'confirmed';

/** How many cases were looked through: all of them once they are compared, which counts anew. */
export const casesDone = ({ phase, done, total }: IntakeView): number =>
  phase === 'concluding' ? total : done;

/** The state as a word: that nobody works on it comes first. */
export const stateWord = (intake: IntakeView): string =>
  isOpen(intake) && !intake.online ? 'waiting for a worker' : intake.state;

/** What it is doing, or what is to be done, in a sentence. */
export function stateSentence(intake: IntakeView): string {
  switch (intake.state) {
    case 'requested':
      return "On its way to the site's machine.";
    case 'running':
      return phaseSentence(intake);
    case 'stopping':
      return 'Stopping: the cases in work are finished first.';
    case 'stopped':
      return `Stopped${doneOf(intake)}. What is done stays; Resume goes on with what is left.`;
    case 'refused':
      return 'The source is refused: no case was taken of it.';
    case 'failed':
      return "The intake could not go on; the log of the site's worker names the reason. Resume tries again with what is left.";
    case 'ready':
      return 'Every case was looked through. Nothing is registered before you confirm.';
    case 'confirmed':
      return 'Confirmed: what was found is a version of a cohort, which never changes.';
    case 'cancelled':
      return 'Given up. Nothing was registered, and the copies that its site made are removed.';
  }
}

function phaseSentence({ phase, done, total }: IntakeView): string {
  switch (phase) {
    case 'waiting':
      return "Waiting for the site's worker.";
    case 'recognising':
      return 'Looking at what the source is and which of its files are cases.';
    case 'inspecting':
      return `Looking through the cases: ${done} of ${counted(total, 'case')}.`;
    case 'concluding':
      return 'Every case was read. Comparing them with each other.';
  }
}

const doneOf = (intake: IntakeView): string =>
  intake.total > 0 ? ` after ${casesDone(intake)} of ${counted(intake.total, 'case')}` : '';
