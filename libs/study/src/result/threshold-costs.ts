import type { ScoreCost } from '@atrium/contracts';
import type { tracking } from '@atrium/db';

/** Slices that would be cut at the same step of the threshold. */
export type Bucket = Pick<
  tracking.ScoreBucket,
  'step' | 'bucket' | 'labelled' | 'found' | 'dice' | 'spare' | 'overrun'
>;

/** The thresholds worth looking at, as multiples of the buckets' step: from one that cuts nothing to one that cuts all, over 0. */
export function thresholdSteps(buckets: readonly Bucket[]): number[] {
  const places = buckets.flatMap(({ bucket }) => bucket ?? []);
  if (places.length === 0) return [];
  const from = Math.min(0, ...places);
  const to = Math.max(0, ...places) + 1;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

export const totalOf = (
  buckets: readonly Bucket[],
  of: 'labelled' | 'found' | 'dice' | 'spare' | 'overrun',
): number => buckets.reduce((sum, bucket) => sum + bucket[of], 0);

/** What each threshold cuts and costs of one site's slices. @param steps of {@link thresholdSteps} */
export function thresholdCosts(
  buckets: readonly Bucket[],
  steps: readonly number[],
): Omit<ScoreCost, 'site'>[] {
  const labelled = totalOf(buckets, 'labelled');
  const overrun = totalOf(buckets, 'overrun');
  return steps.map((step) => {
    const isCut = ({ bucket }: Bucket): boolean => bucket !== null && bucket < step;
    const cut = buckets.filter(isCut);
    const kept = buckets.filter((bucket) => !isCut(bucket));
    return {
      threshold: step * buckets[0].step,
      overrun_cut: share(totalOf(cut, 'overrun'), overrun),
      labelled_lost: share(totalOf(cut, 'found'), labelled),
      mean_dice: share(totalOf(kept, 'dice'), labelled + totalOf(kept, 'spare')),
    };
  });
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
