import type { CaseFile, CaseWarning, IntakeCase, Result } from '@atrium/contracts';
import {
  contrastToNoise,
  radiologicalFrame,
  sameGrid,
  toFrame,
  type Frame,
  type Volume,
  type VoxelArray,
} from '@atrium/imaging';
import { geometryOf } from './geometry';
import { summariseIntensity } from './intensity';
import { pixelsSha256 } from './pixels';
import { describeReference } from './reference';
import { describeShape } from './shape';

/** A case as it was read. */
export interface ReadCase extends Pick<IntakeCase, 'case_id' | 'patient_id' | 'site'> {
  readonly image: Result<Volume>;
  /** null where the case names none. */
  readonly reference: Result<Volume> | null;
}

/**
 * Everything that intake asks of a case's voxels. What could not be read is null, with the first thing that its evaluation
 * would fail for as the issue.
 */
export function measureCase({ image, reference, ...ids }: ReadCase): IntakeCase {
  const scan = image.ok ? image.value : null;
  const labels = reference?.ok ? reference.value : null;
  const grids = scan && labels ? sameGrid(scan.grid, labels.grid) : null;
  const frame = scan && radiologicalFrame(scan.grid);
  const voxels = scan && frame && toFrame(scan.data, frame);
  return {
    case_id: ids.case_id,
    patient_id: ids.patient_id,
    site: ids.site,
    image_sha256: scan?.sha256 ?? null,
    reference_sha256: labels?.sha256 ?? null,
    pixels_sha256: voxels && frame && pixelsSha256(voxels, frame.size),
    geometry: scan && geometryOf(scan.grid),
    intensity: scan && summariseIntensity(scan.data),
    reference: labels && describeReference(labels),
    ...measureLabels(labels, grids?.ok ? voxels : null),
    remarks: [
      ...remarksOf('image', [...(scan?.warnings ?? []), ...(frame?.warnings ?? [])]),
      ...remarksOf('reference', [...(labels?.warnings ?? []), ...gridRemark(grids)]),
    ],
    issue: issueOf(image) ?? issueOf(reference) ?? issueOf(grids),
  };
}

const issueOf = (result: Result<unknown> | null) => (result && !result.ok ? result.issue : null);

const gridRemark = (grids: Result<CaseWarning | null> | null): CaseWarning[] =>
  grids?.ok && grids.value ? [grids.value] : [];

const remarksOf = (file: CaseFile, warnings: readonly CaseWarning[]): IntakeCase['remarks'] =>
  warnings.map(({ code, message }) => ({ code, file, message }));

/** Shape and contrast of every label together. @param voxels the image's in the same frame; null where its grid is another */
function measureLabels(
  labels: Volume | null,
  voxels: VoxelArray | null,
): Pick<IntakeCase, 'shape' | 'cnr'> {
  if (!labels) return { shape: null, cnr: null };
  const frame = radiologicalFrame(labels.grid);
  const mask = maskOf(labels.data, frame);
  const { size, spacing } = frame;
  return {
    shape: describeShape(mask, size, spacing),
    cnr: voxels && contrastToNoise(voxels, mask, size, spacing),
  };
}

/** 1 where a label is, in the frame's order. */
function maskOf(data: VoxelArray, frame: Frame): Uint8Array {
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 1) mask[i] = data[i] !== 0 ? 1 : 0;
  return toFrame(mask, frame);
}
