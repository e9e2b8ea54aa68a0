import { recogniseSource } from './recognise';

const slices = (folder: string, ending = ''): string[] =>
  Array.from({ length: 16 }, (_, i) => `${folder}/IM${i}${ending}`);

it.each([
  ['manifest', ['cohort.CSV']],
  ['zip', ['export.zip']],
  ['bids', ['dataset_description.json', 'sub-01/anat/sub-01_T1w.nii.gz']],
  ['bids', ['participants.tsv', 'sub-01/ses-1/anat/sub-01_ses-1_LGE.nii']],
  ['folder', ['participants.tsv', 'a.nii']],
  ['folder', ['sub-01/anat/sub-01_T1w.nii.gz']],
  ['folder', ['a.nii.gz', 'README', 'IM0001']],
  ['folder', ['a.nhdr', 'a.raw']],
  ['folder', ['notes.txt', 'cohort.csv']],
  ['folder', []],
  ['dicom', ['s1/1.dcm', 's1/2.dcm']],
  ['dicom', ['DICOMDIR', 'IMAGES/IM_0001']],
  ['dicom', ['s/1.2.840.113619.2.55']],
  ['dicom', ['a.IMA', 'report.pdf']],
  ['dicom', [...slices('P1/dicom', '.dcm'), 'P1/la_label.nii.gz']],
  ['dicom', [...slices('d/P1'), ...slices('d/P2'), 'labels/P1.nii', 'labels/P2.nii']],
  ['folder', [...slices('d', '.dcm'), 'images/a.nii', 'labels/a.nii']],
  ['folder', [...slices('d', '.dcm'), 'a.nii', 'a_label.nii']],
  ['folder', [...slices('d', '.dcm'), 'P1/lgemri.nrrd']],
])('recognises %s in %j', (kind, files) => expect(recogniseSource(files)).toBe(kind));
