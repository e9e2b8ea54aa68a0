import { pairFolder } from './pair-folder';
import { ENDINGS, placeOf } from './role';

/** What a source is, as far as its names tell. */
export type SourceKind = 'manifest' | 'zip' | 'bids' | 'dicom' | 'folder';

const DICOM = /\.(dcm|ima|dicom)$/i;
const SUBJECT = /^sub-[^/]+\/(.*\/)?anat\//;

/**
 * What a source is, by the names in it alone: a single table is a manifest, a single archive a ZIP, subjects with anatomical
 * images beside participants.tsv or dataset_description.json a BIDS data set. Files of DICOM often have no ending: a folder with
 * no scan of another format and at least one that is called so, or none with an ending at all, is one of DICOM. So is one whose other
 * scans can only be label maps of DICOM series: no image is among them, and many files without an ending or of DICOM's are there for each.
 *
 * @param files places within the source, / between names; of a single file its name alone
 */
export function recogniseSource(files: readonly string[]): SourceKind {
  if (files.length === 1 && /\.csv$/i.test(files[0])) return 'manifest';
  if (files.length === 1 && /\.zip$/i.test(files[0])) return 'zip';
  const top = new Set(files);
  const described = top.has('participants.tsv') || top.has('dataset_description.json');
  if (described && files.some((file) => SUBJECT.test(file))) return 'bids';
  const scans = files.filter(isScan);
  if (scans.length > 0) return isDicomWithLabels(files, scans) ? 'dicom' : 'folder';
  return files.some(isCalledDicom) ? 'dicom' : 'folder';
}

/** Slices of a scan for each of its label maps, at least. */
const SLICES = 8;

/** Label maps of other formats beside DICOM: no image among them, and many files for each. */
function isDicomWithLabels(files: readonly string[], scans: readonly string[]): boolean {
  if (files.filter(isCalledDicom).length < SLICES * scans.length) return false;
  const isImage = (file: string) => placeOf(file)?.role === 'image';
  return !scans.some(isImage) && pairFolder(scans).rows.every(({ reference }) => reference === '');
}

const isCalledDicom = (file: string): boolean => DICOM.test(file) || mayBeDicom(file);

/** Whether a file is called like a scan or a label map of another format than DICOM. */
export const isScan = (file: string): boolean =>
  ENDINGS.some((ending) => file.toLowerCase().endsWith(ending));

/** DICOMDIR, IM_0001, 1.2.840.113619: no ending, or digits for one. */
const mayBeDicom = (file: string): boolean =>
  /^[^.]+$|\.\d+$/.test(file.slice(file.lastIndexOf('/') + 1));
