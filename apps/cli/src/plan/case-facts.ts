import {
  ok,
  fail,
  type CaseIssue,
  type EvaluationSettings,
  type ManifestRow,
  type Result,
} from '@atrium/contracts';
import {
  radiologicalFrame,
  readHeader,
  readVolume,
  sameGrid,
  toFrame,
  type Frame,
  type Volume,
} from '@atrium/imaging';
import type { CaseFacts } from '@atrium/protocol';
import { maskWhere, valuesOf } from '../inputs/label-mask';

type Target = EvaluationSettings['target'];

/**
 * What a plan needs of a case: the image's header and the reference's voxels. What is wrong with the image's voxels
 * shows when the case is evaluated.
 */
export async function caseFacts(
  { case_id, image, reference }: ManifestRow,
  target: Target,
): Promise<CaseFacts> {
  const header = await readHeader(image, 'image');
  if (!header.ok) return unreadable(case_id, header.issue);
  const { size, spacing } = radiologicalFrame(header.value.grid);
  if (reference === '') return { case_id, labelledSlices: null, size, spacing };
  const labelled = await labelledSlices(reference, header.value.grid, target);
  if (!labelled.ok) return unreadable(case_id, labelled.issue);
  return { case_id, labelledSlices: labelled.value, size, spacing };
}

const unreadable = (case_id: string, issue: CaseIssue): CaseFacts => ({
  case_id,
  labelledSlices: null,
  size: null,
  issue,
});

async function labelledSlices(
  file: string,
  imageGrid: Volume['grid'],
  { labels, ignore }: Target,
): Promise<Result<number[]>> {
  const volume = await readVolume(file, 'reference');
  if (!volume.ok) return volume;
  const { grid, data } = volume.value;
  const grids = sameGrid(imageGrid, grid);
  if (!grids.ok) return grids;
  const known = [0, ...labels, ...ignore];
  const unknown = [...valuesOf(data)].find((value) => !known.includes(value));
  if (unknown !== undefined) return fail(labelUnknown(unknown, known));
  const frame = radiologicalFrame(imageGrid);
  return ok(
    slicesWithVoxels(
      toFrame(
        maskWhere(data, (value) => labels.includes(value)),
        frame,
      ),
      frame,
    ),
  );
}

const labelUnknown = (value: number, known: readonly number[]): CaseIssue => ({
  code: 'LABEL_UNKNOWN',
  file: 'reference',
  message: `reference: found the value ${value}, expected one of ${known.join(', ')}`,
});

function slicesWithVoxels(mask: Uint8Array, { size: [width, height, depth] }: Frame): number[] {
  const area = width * height;
  const slices = Array.from({ length: depth }, (_, z) => z);
  return slices.filter((z) => mask.subarray(z * area, (z + 1) * area).includes(1));
}
