import type {
  CaseFile,
  Geometry,
  ManifestRow,
  RegisteredCase,
  RegisterRequest,
  RegisterResponse,
} from '@atrium/contracts';
import { fileSha256 } from '@atrium/evaluation';
import { radiologicalFrame, readHeader, sameGrid, type Grid } from '@atrium/imaging';
import { writeIndex, type CaseFiles } from '../store/cohort-index';

/** Files that are read at once. */
const LANES = 4;

/**
 * Reads the headers and hashes the files of one site's rows, and keeps which files the cases are. A file that cannot be
 * read is registered all the same, with its issue. No path is in the answer.
 */
export async function register(home: string, request: RegisterRequest): Promise<RegisterResponse> {
  const { site, cohortId, rows } = request;
  const cases = await mapInLanes(rows, LANES, registerCase);
  await writeIndex(home, site, cohortId, new Map(rows.map((row) => [row.case_id, filesOf(row)])));
  return { cases };
}

const filesOf = ({ image, reference }: ManifestRow): CaseFiles => ({
  image,
  reference: reference === '' ? null : reference,
});

async function registerCase(row: ManifestRow): Promise<RegisteredCase> {
  const files = filesOf(row);
  const image = await inspect(files.image, 'image');
  const reference = files.reference === null ? null : await inspect(files.reference, 'reference');
  const grids =
    image.grid && reference?.grid ? sameGrid(image.grid, reference.grid) : ({ ok: true } as const);
  return {
    case_id: row.case_id,
    image_sha256: image.sha256,
    reference_sha256: reference?.sha256 ?? null,
    geometry: image.grid && geometryOf(image.grid),
    issue: image.issue ?? reference?.issue ?? (grids.ok ? null : grids.issue),
  };
}

interface Inspected {
  readonly sha256: string | null;
  readonly grid: Grid | null;
  readonly issue: RegisteredCase['issue'];
}

async function inspect(path: string, column: CaseFile): Promise<Inspected> {
  const [header, sha256] = await Promise.all([readHeader(path, column), fileSha256(path)]);
  return header.ok
    ? { sha256, grid: header.value.grid, issue: null }
    : { sha256, grid: null, issue: header.issue };
}

function geometryOf(grid: Grid): Geometry {
  const { size, spacing, orientation } = radiologicalFrame(grid);
  return {
    size: [size[0], size[1], size[2]],
    spacing: [spacing[0], spacing[1], spacing[2]],
    orientation,
  };
}

/** Maps in order, a few at once. */
async function mapInLanes<T, R>(
  items: readonly T[],
  lanes: number,
  map: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const rest = items.entries();
  const lane = async () => {
    for (const [i, item] of rest) results[i] = await map(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
