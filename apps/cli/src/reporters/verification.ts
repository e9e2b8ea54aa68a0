import { counted, type Verification, type VerificationDifference } from '@atrium/contracts';

/** Whether everything came out the same, and what did not, a line each. */
export function verificationText(found: Verification): string {
  const { verifies, rows, equal_rows, differences, differences_total, not_computed, reasons } =
    found;
  const more = differences_total - differences.length;
  const lines = [
    `Run ${verifies}: ${equal_rows} of ${counted(rows, 'row')} the same in every number and mask, but for the seconds.`,
    ...differences.map(differenceText),
    ...(more > 0 ? [`... and ${counted(more, 'difference')} more.`] : []),
    ...(not_computed > 0 ? [`${counted(not_computed, 'row')} could not be computed again.`] : []),
    ...reasons,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const differenceText = ({ case_id, model, arm, name, before, now }: VerificationDifference) =>
  `${case_id} ${arm ?? `(${model})`}: ${name} is ${now}, was ${before}`;
