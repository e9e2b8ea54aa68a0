import { type CaseIssue, ok, type Result } from '@atrium/contracts';
import { dicomFolder } from './folder';
import { readDicomHeader } from './header';
import { type DicomFile, type DicomSeries, groupSeries } from './series';

/** The DICOM files of a folder, or a lone one, by what they are for. */
export interface DicomContent {
  readonly images: readonly DicomSeries[];
  /** DICOM segmentations and structure sets: references. */
  readonly references: readonly DicomFile[];
  /** Files that are not DICOM, or DICOM of neither kind, and folders too deep to be looked into. */
  readonly others: number;
  /** What keeps DICOM files from being read, one for each. */
  readonly broken: readonly CaseIssue[];
}

/**
 * Looks through the headers of a folder's DICOM files (and of the folders within it), or of one file.
 *
 * @returns what is there; for a lone file that cannot be read, why
 */
export async function readDicom(
  path: string,
  format: 'dicom' | 'dicom-folder',
): Promise<Result<DicomContent>> {
  if (format === 'dicom-folder') return ok(await folderContent(path));
  const header = await readDicomHeader(path);
  return header.ok ? ok(contentOf([{ path, header: header.value }], 0, [])) : header;
}

async function folderContent(folder: string): Promise<DicomContent> {
  const files: DicomFile[] = [];
  let others = 0;
  const broken: CaseIssue[] = [];
  for await (const entry of dicomFolder(folder)) {
    if (entry.kind === 'dicom') files.push(entry.file);
    else if (entry.kind === 'broken') broken.push(entry.issue);
    else others += 1;
  }
  return contentOf(files, others, broken);
}

function contentOf(files: readonly DicomFile[], others: number, broken: CaseIssue[]): DicomContent {
  const of = (...kinds: string[]): DicomFile[] =>
    files.filter(({ header }) => kinds.includes(header.kind));
  return {
    images: groupSeries(of('image')),
    references: of('segmentation', 'structures'),
    others: others + of('other').length,
    broken,
  };
}
