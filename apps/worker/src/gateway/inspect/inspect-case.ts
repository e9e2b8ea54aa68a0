import type { CaseFile, ManifestRow, RegisteredCase } from '@atrium/contracts';
import { fileSha256 } from '@atrium/evaluation';
import { radiologicalFrame, readHeader, readVolume, sameGrid, type Grid } from '@atrium/imaging';
import {
  geometryOf,
  measureContrast,
  summariseIntensity,
  surveyLabels,
  type FramedVoxels,
} from '@atrium/intake';
import type { DataRoots } from '../../data-roots';
import type { CaseFiles } from '../../store/cohort-index';

/** The files that a row names. */
export const filesOf = ({
  image,
  reference,
  reference_2: second,
}: ManifestRow): Omit<CaseFiles, 'registered'> => ({
  image,
  reference: reference === '' ? null : reference,
  secondReference: second === undefined || second === '' ? null : second,
});

/**
 * Reads a row's files as its evaluation will: hashes, geometry, intensities, labels and their contrast, or the first thing
 * that its evaluation would fail for. No path is in the answer.
 *
 * @param row its paths absolute
 */
export async function inspectCase(row: ManifestRow, roots: DataRoots): Promise<RegisteredCase> {
  const files = filesOf(row);
  const image = await inspect(files.image, 'image', roots);
  const reference =
    files.reference === null ? null : await inspect(files.reference, 'reference', roots);
  const grids =
    image.grid && reference?.grid ? sameGrid(image.grid, reference.grid) : ({ ok: true } as const);
  const second = files.secondReference;
  const forbidden = second === null ? null : await roots.refuse(second, 'reference_2');
  const labels = reference?.voxels ?? null;
  const survey = labels && surveyLabels(labels.data, labels.frame);
  return {
    case_id: row.case_id,
    image_sha256: image.sha256,
    reference_sha256: reference?.sha256 ?? null,
    // What the label map is worth shows when it is measured: a broken one fails nothing.
    ...(second !== null && { reference_2_sha256: forbidden ? null : await fileSha256(second) }),
    geometry: image.grid && geometryOf(image.grid),
    intensity: image.voxels && summariseIntensity(image.voxels.data),
    reference: survey && survey.facts,
    cnr:
      labels && survey?.box && image.voxels && grids.ok
        ? measureContrast(labels, survey.box, image.voxels)
        : null,
    issue: image.issue ?? reference?.issue ?? (grids.ok ? forbidden : grids.issue),
  };
}

interface Inspected {
  readonly sha256: string | null;
  readonly grid: Grid | null;
  /** null where they could not be read. */
  readonly voxels: FramedVoxels | null;
  readonly issue: RegisteredCase['issue'];
}

async function inspect(file: string, column: CaseFile, roots: DataRoots): Promise<Inspected> {
  const forbidden = await roots.refuse(file, column);
  if (forbidden) return { sha256: null, grid: null, voxels: null, issue: forbidden };
  const volume = await readVolume(file, column);
  if (volume.ok) {
    const { sha256, grid, data } = volume.value;
    return { sha256, grid, voxels: { data, frame: radiologicalFrame(grid) }, issue: null };
  }
  // Its header may be well: then the case keeps its geometry.
  const [header, sha256] = await Promise.all([readHeader(file, column), fileSha256(file)]);
  return { sha256, grid: header.ok ? header.value.grid : null, voxels: null, issue: volume.issue };
}
