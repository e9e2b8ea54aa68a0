import { counted } from '@atrium/contracts';
import { CHECK_TIMEOUT_MS } from '../check/checker';
import type { Check } from '../check/use-check';

/** What is known of the text, in a sentence that is read out when it changes. */
export function CheckStatus({ state, problems }: { state: Check['state']; problems: number }) {
  const [tone, sentence] = wordsOf(state, problems);
  return (
    <p role="status" data-check={state} className={`mt-2 font-medium ${tone}`}>
      {sentence}
    </p>
  );
}

function wordsOf(state: Check['state'], problems: number): readonly [string, string] {
  switch (state) {
    case 'checking':
      return ['text-muted', 'Checking.'];
    case 'slow':
      return [
        'text-bad',
        `This text took longer than ${CHECK_TIMEOUT_MS / 1000} s to check, so it is not checked and cannot be saved. Make it shorter or simpler.`,
      ];
    case 'broken':
      return ['text-bad', 'The check did not load. Reload the page; the text stays.'];
    default:
      if (problems === 0) return ['text-good', 'No problem found.'];
      return ['text-bad', `${counted(problems, 'problem')}.`];
  }
}
