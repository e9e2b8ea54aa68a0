import { groupBy } from '@atrium/contracts';
import { placeOf } from './role';
import { NOT_PAIRED } from './source-row';

/** Which file holds the labels of each folder's scan, and why the others hold none's. */
export interface LabelsBeside {
  /** One a folder, in the same order; null where there is none. */
  readonly labels: readonly (string | null)[];
  readonly notPaired: readonly { readonly file: string; readonly why: string }[];
}

const NOBODY =
  'It lies beside no scan that it could be the reference of, and no folder of a scan is called like it.';

/**
 * Finds label maps of DICOM series: the one that lies in the series' own folder or in the nearest one above it, where that holds no
 * other series; else the one that is called as a folder of the series is, labels/P1.nii.gz of dicom/P1.
 *
 * @param files places of scans and label maps of other formats within the source, / between names
 * @param folders where the series lie within the source
 */
export function labelsBeside(files: readonly string[], folders: readonly string[]): LabelsBeside {
  const around = seriesAround(folders);
  const found = files.map((file) => ({ file, of: ownerOf(file, around) }));
  const byOwner = groupBy(
    found.filter(({ of }) => of !== null),
    ({ of }) => of,
  );
  const only = (n: number): string | null => {
    const own = byOwner.get(n) ?? [];
    return own.length === 1 ? own[0].file : null;
  };
  const labels = folders.map((_, n) => only(n));
  const taken = new Set(labels);
  return {
    labels,
    notPaired: found
      .filter(({ file }) => !taken.has(file))
      .map(({ file, of }) => ({
        file,
        why: of === null ? NOBODY : NOT_PAIRED['several-references'],
      })),
  };
}

/** Series by a folder that they lie in, or by what one is called: the only one, or null where several are. */
type Series = ReadonlyMap<string, number | null>;

interface Around {
  readonly within: Series;
  readonly called: Series;
}

function seriesAround(folders: readonly string[]): Around {
  const within = new Map<string, number | null>([['', folders.length === 1 ? 0 : null]]);
  const called = new Map<string, number | null>();
  for (const [n, folder] of folders.entries()) {
    const parts = folder.split('/');
    for (const i of parts.keys()) add(within, parts.slice(0, i + 1).join('/'), n);
    for (const part of parts) add(called, part.toLowerCase(), n);
  }
  return { within, called };
}

function add(series: Map<string, number | null>, key: string, n: number): void {
  series.set(key, series.has(key) && series.get(key) !== n ? null : n);
}

/** Which of the series a file goes with; null where it is none or not clear. */
function ownerOf(file: string, { within, called }: Around): number | null {
  const place = placeOf(file);
  if (!place) return null;
  return nearest(place.folder, within) ?? called.get(place.name.toLowerCase()) ?? null;
}

/** The series within a folder; of one without any, that within the nearest above. */
function nearest(folder: string, within: Series): number | null {
  const found = within.get(folder);
  if (found !== undefined) return found;
  return nearest(folder.split('/').slice(0, -1).join('/'), within);
}
