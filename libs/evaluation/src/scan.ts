import {
  ok,
  type CaseIssue,
  type CaseWarning,
  type EvaluationSettings,
  type Result,
} from '@atrium/contracts';
import {
  radiologicalFrame,
  readVolume,
  sameGrid,
  toFrame,
  type Frame,
  type Volume,
  type VoxelArray,
} from '@atrium/imaging';
import {
  scaleIntensity,
  type FoundBundle,
  type FrameVolume,
  type RawVolume,
  type ScaledVolume,
} from '@atrium/models';
import { labelledSlices, type LabelledSlice } from '@atrium/prompts';
import type { CaseRequest } from './request';
import { refuseReplaced } from './replaced';
import { targetMask } from './target';

/** A case's files, read, checked and laid out in the radiological frame. */
export interface Scan {
  readonly frame: Frame;
  /** Intensities as the arms' model wants them; null where that is task-specific. */
  readonly image: FrameVolume | null;
  /** Intensities as they are on disk; null where only boxes from the reference are to be drawn. */
  readonly raw: RawVolume | null;
  /** 1 inside the target; null where the manifest names no reference. */
  readonly reference: Uint8Array | null;
  /** The reference's non-empty slices. */
  readonly labelled: readonly LabelledSlice[];
  readonly imageSha256: string;
  readonly referenceSha256: string | null;
  readonly warnings: readonly CaseWarning[];
}

/**
 * File -> Volume -> frame, for image and reference.
 *
 * @returns the first problem: of the image's file, the reference's, their grids, the labels, files that were replaced, the intensities
 */
export async function readScan(
  request: CaseRequest,
  { bundle }: FoundBundle,
): Promise<Result<Scan>> {
  const { image: file, reference: label, arms, settings } = request;
  const image = await readVolume(file, 'image');
  if (!image.ok) return image;
  const frame = radiologicalFrame(image.value.grid);
  const reference = await readReference(label, image.value, frame, settings.target);
  if (!reference.ok) return reference;
  const read = { imageSha256: image.value.sha256, referenceSha256: reference.value.sha256 };
  const replaced = refuseReplaced(request, read);
  if (!replaced.ok) return replaced;
  const { data } = image.value;
  const scaled = scaledFor(bundle, data);
  if (!scaled.ok) return scaled;
  const { mask, warnings } = reference.value;
  const needsRaw = arms.some(({ prompt }) => prompt.source !== 'reference');
  const { size, spacing } = frame;
  return ok({
    frame,
    image: scaled.value && { data: toFrame(scaled.value, frame), size },
    raw: needsRaw ? { data: toFrame(data, frame), size, spacing } : null,
    reference: mask,
    labelled: mask ? labelledSlices(mask, size) : [],
    ...read,
    warnings: [...image.value.warnings, ...frame.warnings, ...warnings, ...replaced.value],
  });
}

/** A task-specific model scales the scan itself, as a whole. */
const scaledFor = (bundle: FoundBundle['bundle'], data: VoxelArray): Result<ScaledVolume | null> =>
  bundle.family === 'task-specific' ? ok(null) : scaleIntensity(data, bundle.processor.intensity);

interface ReferenceMask {
  readonly mask: Uint8Array | null;
  readonly sha256: string | null;
  readonly warnings: readonly CaseWarning[];
}

async function readReference(
  path: string | null,
  image: Volume,
  frame: Frame,
  target: EvaluationSettings['target'],
): Promise<Result<ReferenceMask>> {
  if (path === null) return ok({ mask: null, sha256: null, warnings: [] });
  const volume = await readVolume(path, 'reference');
  if (!volume.ok) return volume;
  const grids = sameGrid(image.grid, volume.value.grid);
  if (!grids.ok) return grids;
  const mask = targetMask(volume.value.data, target);
  if (!mask.ok) return mask;
  const warnings = [...volume.value.warnings, ...(grids.value ? [grids.value] : [])];
  return ok({ mask: toFrame(mask.value, frame), sha256: volume.value.sha256, warnings });
}

/** Why an arm cannot run on this scan at all: it is excluded, not failed (CONTRACTS section 3, "Empty and missing"). */
export function exclusion(
  { prompt }: { readonly prompt: { readonly source: string; readonly zRange: string } },
  { reference, labelled }: Pick<Scan, 'reference' | 'labelled'>,
): CaseIssue | null {
  if (prompt.source !== 'reference' && prompt.zRange !== 'reference') return null;
  if (!reference) {
    const message = 'reference: the manifest names none, and this arm needs it';
    return { code: 'NO_REFERENCE', file: 'reference', message };
  }
  if (labelled.length > 0) return null;
  const message = 'reference: found no voxel of the target, expected at least one';
  return { code: 'REFERENCE_EMPTY', file: 'reference', message };
}
