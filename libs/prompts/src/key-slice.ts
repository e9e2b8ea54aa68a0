import type { KeySlice } from '@atrium/contracts';
import type { LabelledSlice } from './labelled-slices';
import { uniform } from './random';

/** What random draws depend on beside what they are for. */
export interface DrawContext {
  readonly seed: number;
  readonly caseId: string;
}

/**
 * The key slice that a protocol chooses (CONTRACTS section 3, "Slices").
 *
 * @param labelled inferior to superior, at least one
 * @returns null when `{ index }` names a slice that holds no labelled pixel
 */
export function keySlice(
  choice: KeySlice,
  labelled: readonly LabelledSlice[],
  { seed, caseId }: DrawContext,
): LabelledSlice | null {
  if (typeof choice === 'object') {
    return labelled.find(({ slice }) => slice === choice.index) ?? null;
  }
  const n = labelled.length;
  switch (choice) {
    case 'largest':
      return labelled.reduce((best, next) => (next.pixels > best.pixels ? next : best));
    case 'first':
      return labelled[0];
    case 'middle':
      return labelled[Math.floor((n - 1) / 2)];
    case 'last':
      return labelled[n - 1];
    case 'random':
      return labelled[Math.floor(uniform(seed, caseId, 'key', 1, 0) * n)];
  }
}

/**
 * Key slices spread evenly over the labelled ones: k = min(count, n), L[floor((i + 0.5) n / k)].
 *
 * @param labelled inferior to superior, at least one
 */
export function keySlices(count: number, labelled: readonly LabelledSlice[]): LabelledSlice[] {
  const n = labelled.length;
  const k = Math.min(count, n);
  return Array.from({ length: k }, (_, i) => labelled[Math.floor(((i + 0.5) * n) / k)]);
}
