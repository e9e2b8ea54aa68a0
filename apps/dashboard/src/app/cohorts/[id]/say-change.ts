import { absenceWords, type CaseDiff } from '@atrium/contracts';

const WORDS: Readonly<Record<string, string>> = {
  image: 'its image is another file',
  reference: 'its reference is another file',
  reference_2: "its second reader's reference is another file",
  patient_id: 'it is of another patient',
  site: 'it is of another site',
  checks: 'its warnings or what was said to them are others',
};
const COVARIATE = 'covariate ';

/** In what a case of the later version is not what it was, or why only one of the versions has it. */
export function sayChange(diff: Pick<CaseDiff, 'change' | 'what' | 'left_out'>): string {
  if (diff.change === 'added' || diff.change === 'removed') return absenceWords(diff);
  return diff.what
    .map((one) =>
      one.startsWith(COVARIATE)
        ? `its ${one.slice(COVARIATE.length)} is another value`
        : (WORDS[one] ?? one),
    )
    .join('; ');
}
