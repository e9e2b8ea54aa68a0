import { createHash } from 'node:crypto';
import { groupBy } from '@atrium/contracts';
import type { DicomHeader } from './header';

/** A file of a series: its path stays at the site. */
export interface DicomFile {
  readonly path: string;
  readonly header: DicomHeader;
}

/** Files that belong together. */
export interface DicomSeries {
  /** Names the series within its folder, the same whenever the folder is looked at: no UID can be read from it. */
  readonly key: string;
  readonly files: readonly DicomFile[];
}

/** Values of Image Type that part the complex components of one acquisition (PS3.3 C.8.3.1.1.1, C.8.13.1.1.1). */
const COMPONENTS: ReadonlyMap<string, string> = new Map([
  ['P', 'phase'],
  ['PHASE', 'phase'],
  ['PHASE MAP', 'phase'],
  ['R', 'real'],
  ['REAL', 'real'],
  ['I', 'imaginary'],
  ['IMAGINARY', 'imaginary'],
]);

/** Which component of a complex image this is; what names none is a magnitude. */
export const componentOf = ({ acquisition }: DicomHeader): string =>
  acquisition.imageType
    .slice(2)
    .map((value) => COMPONENTS.get(value))
    .find((component) => component !== undefined) ?? 'magnitude';

/**
 * Files by series: what lies in another frame of reference, or is another component (magnitude, phase), is another one. Order of the files, and of the
 * series by their first file, is kept.
 */
export function groupSeries(files: readonly DicomFile[]): DicomSeries[] {
  const groups = groupBy(files, ({ header }) =>
    [header.seriesInstance, header.sopClass, header.frameOfReference, componentOf(header)].join(
      ' ',
    ),
  );
  return [...groups].map(([name, group]) => ({ key: keyOf(name), files: group }));
}

const keyOf = (name: string): string =>
  createHash('sha256').update(name).digest('hex').slice(0, 16);
