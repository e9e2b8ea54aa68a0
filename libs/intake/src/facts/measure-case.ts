import type { CaseFile, CaseWarning, IntakeCase, Result } from '@atrium/contracts';
import { radiologicalFrame, sameGrid, type Volume } from '@atrium/imaging';
import { geometryOf } from './geometry';
import { summariseVoxels } from './intensity';
import { pixelsSha256 } from './pixels';
import { surveyLabels } from './reference';
import { measureStructure, type FramedVoxels } from './structure';

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
  const scan = framed(image);
  const labels = reference && framed(reference);
  const grids = scan && labels ? sameGrid(scan.grid, labels.grid) : null;
  const voxels = scan && summariseVoxels(scan.data);
  const survey = labels && surveyLabels(labels.data, labels.frame);
  return {
    case_id: ids.case_id,
    patient_id: ids.patient_id,
    site: ids.site,
    image_sha256: scan?.sha256 ?? null,
    reference_sha256: labels?.sha256 ?? null,
    pixels_sha256: scan && voxels && pixelsSha256(scan.data, scan.frame, voxels.range),
    geometry: scan && geometryOf(scan.grid),
    intensity: voxels && voxels.intensity,
    reference: survey && survey.facts,
    ...(labels && survey?.box
      ? measureStructure(labels, survey.box, grids?.ok ? scan : null)
      : { shape: null, cnr: null }),
    remarks: [
      ...remarksOf('image', [...(scan?.warnings ?? []), ...(scan?.frame.warnings ?? [])]),
      ...remarksOf('reference', [...(labels?.warnings ?? []), ...gridRemark(grids)]),
    ],
    issue: issueOf(image) ?? issueOf(reference) ?? issueOf(grids),
  };
}

const framed = (volume: Result<Volume>): (Volume & FramedVoxels) | null =>
  volume.ok ? { ...volume.value, frame: radiologicalFrame(volume.value.grid) } : null;

const issueOf = (result: Result<unknown> | null) => (result && !result.ok ? result.issue : null);

const gridRemark = (grids: Result<CaseWarning | null> | null): CaseWarning[] =>
  grids?.ok && grids.value ? [grids.value] : [];

const remarksOf = (file: CaseFile, warnings: readonly CaseWarning[]): IntakeCase['remarks'] =>
  warnings.map(({ code, message }) => ({ code, file, message }));
