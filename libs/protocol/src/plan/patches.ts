import type { Patching } from '@atrium/contracts';
import type { CaseFacts } from './case-work';

/**
 * Runs of a task-specific model's network on a case: half overlapping patches at its spacing, each also mirrored. Estimated, as a scan may be
 * cropped first.
 */
export function networkRuns(patching: Patching, { size, spacing, issue }: CaseFacts): number {
  if (!size || issue) return 0;
  const patches = size.map((voxels, axis) => {
    const mm = spacing?.[axis] ?? patching.spacing[axis];
    const side = patching.size[axis];
    const length = Math.max(side, Math.round((voxels * mm) / patching.spacing[axis]));
    return Math.ceil((length - side) / (side * patching.step)) + 1;
  });
  return patches.reduce((product, n) => product * n, patching.runs);
}
