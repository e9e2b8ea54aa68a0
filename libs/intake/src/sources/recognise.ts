import { ENDINGS } from './role';

/** What a source is, as far as its names tell. */
export type SourceKind = 'manifest' | 'zip' | 'bids' | 'dicom' | 'folder';

const DICOM = /\.(dcm|ima|dicom)$/i;
const SUBJECT = /^sub-[^/]+\/(.*\/)?anat\//;

/**
 * What a source is, by the names in it alone: a single table is a manifest, a single archive a ZIP, subjects with anatomical
 * images beside participants.tsv or dataset_description.json a BIDS data set. Files of DICOM often have no ending: a folder with
 * no scan of another format and at least one that is called so, or none with an ending at all, is one of DICOM.
 *
 * @param files places within the source, / between names; of a single file its name alone
 */
export function recogniseSource(files: readonly string[]): SourceKind {
  if (files.length === 1 && /\.csv$/i.test(files[0])) return 'manifest';
  if (files.length === 1 && /\.zip$/i.test(files[0])) return 'zip';
  const top = new Set(files);
  const described = top.has('participants.tsv') || top.has('dataset_description.json');
  if (described && files.some((file) => SUBJECT.test(file))) return 'bids';
  if (files.some(isScan)) return 'folder';
  return files.some((file) => DICOM.test(file) || mayBeDicom(file)) ? 'dicom' : 'folder';
}

const isScan = (file: string): boolean =>
  ENDINGS.some((ending) => file.toLowerCase().endsWith(ending));

/** DICOMDIR, IM_0001, 1.2.840.113619: no ending, or digits for one. */
const mayBeDicom = (file: string): boolean =>
  /^[^.]+$|\.\d+$/.test(file.slice(file.lastIndexOf('/') + 1));
