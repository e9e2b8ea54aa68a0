export type { Grid, Vec3, Volume, VoxelArray, VoxelBox } from './volume';
export { boxSize, emptyLike, voxelCount } from './volume';
export {
  type Frame,
  frameBox,
  frameLayout,
  frameSlice,
  fromFrame,
  radiologicalFrame,
  toFrame,
} from './grid/frame';
export { sameGrid } from './grid/same-grid';
export {
  type NiftiFile,
  readHeader,
  readNifti,
  readVolume,
  type VolumeHeader,
} from './formats/nifti/read';
export { type NiftiExtent, niftiExtent } from './formats/nifti/extent';
export { type NiftiKind, niftiKind, niftiVoxelOffset } from './formats/nifti/start';
export { NRRD_HEADER_BYTES } from './formats/nrrd/fields';
export { readNrrd } from './formats/nrrd/read';
export { readScan } from './formats/read-scan';
export { readReference } from './formats/read-reference';
export { SCAN_FORMATS, scanFormat, type ScanFormat } from './formats/scan-format';
export type { Acquisition } from './formats/dicom/acquisition';
export { assembleSeries } from './formats/dicom/assemble';
export { type DicomContent, readDicom } from './formats/dicom/content';
export { dicomFolder, type FolderEntry } from './formats/dicom/folder';
export { type DicomHeader, type DicomKind, readDicomHeader } from './formats/dicom/header';
export type { ListedAttribute } from './formats/dicom/list-attributes';
export { type DicomAttributes, readDicomAttributes } from './formats/dicom/read-attributes';
export { readSegmentation } from './formats/dicom/segmentation';
export { type DicomFile, type DicomSeries, groupSeries } from './formats/dicom/series';
export { readStructureMask } from './formats/dicom/structures';
export { type Reason, suggestSeries, type Suggestion } from './formats/dicom/suggest';
export { gunzip, isGzip } from './formats/gunzip';
export { writeAtomically } from './formats/write-atomically';
export { encodeNifti } from './formats/nifti/encode';
export { writeMask, writePacked, writeVolume } from './formats/nifti/write';
export { boundingBox } from './morphology/bounding-box';
export { components, type Connectivity, largestComponent } from './morphology/components';
export { cutOut, type CutOut } from './morphology/cut-out';
export { holesIn, type Holes } from './morphology/holes';
export { componentSizes, type RowSegments, segmentsOf } from './morphology/row-segments';
export { squaredDistance } from './morphology/distance';
export { contrastRegion, contrastToNoise } from './checks/cnr';
export { countedPercentiles, percentiles } from './checks/percentiles';
export type { Population } from './checks/selection';
export { countValues, type ValueCounts } from './checks/value-counts';
