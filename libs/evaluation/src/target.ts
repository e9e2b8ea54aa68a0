import { fail, ok, type EvaluationSettings, type Result } from '@atrium/contracts';
import type { VoxelArray } from '@atrium/imaging';

/**
 * A reference's voxels as 1 (target) and 0 (background and ignored labels).
 *
 * @returns LABEL_UNKNOWN for a value that the protocol names neither as label nor as ignore
 */
export function targetMask(
  data: VoxelArray,
  { labels, ignore }: EvaluationSettings['target'],
): Result<Uint8Array> {
  const meaning = new Map<number, number>([[0, 0]]);
  for (const value of ignore) meaning.set(value, 0);
  for (const value of labels) meaning.set(value, 1);
  const mask = new Uint8Array(data.length);
  // Labels come in long runs: look a value up only where it changes.
  let last = 0;
  let lastMeaning: number | undefined = 0;
  for (let i = 0; i < data.length; i++) {
    if (data[i] !== last) {
      last = data[i];
      lastMeaning = meaning.get(last);
      if (lastMeaning === undefined) return unknownLabel(last, meaning);
    }
    if (lastMeaning === 1) mask[i] = 1;
  }
  return ok(mask);
}

function unknownLabel(value: number, meaning: ReadonlyMap<number, number>): Result<never> {
  const known = [...meaning.keys()].sort((a, b) => a - b).join(', ');
  const message = `reference: found the value ${value}, expected one of ${known}`;
  return fail({ code: 'LABEL_UNKNOWN', file: 'reference', message });
}
