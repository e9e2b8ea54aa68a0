import type { CaseFile, ManifestRow, RegisteredCase } from '@atrium/contracts';
import { fileSha256 } from '@atrium/evaluation';
import { readHeader, readVolume, sameGrid, type Grid, type VoxelArray } from '@atrium/imaging';
import { describeReference, geometryOf, summariseIntensity } from '@atrium/intake';
import type { DataRoots } from '../../data-roots';
import type { CaseFiles } from '../../store/cohort-index';

/** The files that a row names. */
export const filesOf = ({ image, reference, reference_2: second }: ManifestRow): CaseFiles => ({
  image,
  reference: reference === '' ? null : reference,
  secondReference: second === undefined || second === '' ? null : second,
});

/**
 * Reads a row's files as its evaluation will: hashes, geometry, intensities and labels, or the first thing that its
 * evaluation would fail for. No path is in the answer.
 *
 * @param row its paths absolute
 */
export async function inspectCase(row: ManifestRow, roots: DataRoots): Promise<RegisteredCase> {
  const files = filesOf(row);
  const image = await inspect(files.image, 'image', roots, summariseIntensity);
  const reference =
    files.reference === null
      ? null
      : await inspect(files.reference, 'reference', roots, (data, grid) =>
          describeReference({ data, grid }),
        );
  const grids =
    image.grid && reference?.grid ? sameGrid(image.grid, reference.grid) : ({ ok: true } as const);
  const second = files.secondReference;
  const forbidden = second === null ? null : await roots.refuse(second, 'reference_2');
  return {
    case_id: row.case_id,
    image_sha256: image.sha256,
    reference_sha256: reference?.sha256 ?? null,
    // What the label map is worth shows when it is measured: a broken one fails nothing.
    ...(second !== null && { reference_2_sha256: forbidden ? null : await fileSha256(second) }),
    geometry: image.grid && geometryOf(image.grid),
    intensity: image.facts,
    reference: reference?.facts ?? null,
    issue: image.issue ?? reference?.issue ?? (grids.ok ? forbidden : grids.issue),
  };
}

interface Inspected<T> {
  readonly sha256: string | null;
  readonly grid: Grid | null;
  readonly facts: T | null;
  readonly issue: RegisteredCase['issue'];
}

async function inspect<T>(
  file: string,
  column: CaseFile,
  roots: DataRoots,
  describe: (data: VoxelArray, grid: Grid) => T,
): Promise<Inspected<T>> {
  const forbidden = await roots.refuse(file, column);
  if (forbidden) return { sha256: null, grid: null, facts: null, issue: forbidden };
  const volume = await readVolume(file, column);
  if (volume.ok) {
    const { sha256, grid, data } = volume.value;
    return { sha256, grid, facts: describe(data, grid), issue: null };
  }
  // Its header may be well: then the case keeps its geometry.
  const [header, sha256] = await Promise.all([readHeader(file, column), fileSha256(file)]);
  return { sha256, grid: header.ok ? header.value.grid : null, facts: null, issue: volume.issue };
}
