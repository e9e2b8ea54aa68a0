import { counted, type Arm, type DriftSummary } from '@atrium/contracts';
import { likenessOf } from '../likeness';

/** What the drift curve of some arms shows, with n. */
export function driftSentence(
  { rows, bin_mm, signed, results, shown }: DriftSummary,
  shownArms: readonly Arm[],
): string {
  const slices = rows.reduce((sum, { n }) => sum + n, 0);
  const sites = new Set(rows.map(({ site }) => site)).size;
  const arms = new Set(rows.map(({ arm }) => arm)).size;
  return [
    `Median Dice of the labelled slices over their distance from the nearest key slice in bins of ${bin_mm} mm, the band from the first to the third quartile;`,
    `${counted(slices, 'slice')} of ${counted(shown, 'completed result')}, ${counted(arms, 'arm')} at ${counted(sites, 'site')}; n of a bin over all sites below the plot.`,
    'The key slice itself stands at 0; a bin holds its far end. A slice that the prediction leaves out counts as 0.',
    signed
      ? 'To the left: inferior of the key slice; to the right: superior.'
      : 'Both directions together.',
    shown < results ? `Of ${results} results every k-th was taken, evenly over the cases.` : '',
    likenessOf(shownArms.map(({ prompt }) => prompt)).sentence,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
