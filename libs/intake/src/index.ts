export { geometryOf } from './facts/geometry';
export { summariseIntensity } from './facts/intensity';
export { measureCase, type ReadCase } from './facts/measure-case';
export { surveyLabels } from './facts/reference';
export { measureContrast, measureStructure, type FramedVoxels } from './facts/structure';
export { checkCase, checkCohort, checkSite, bySite } from './checks/run-checks';
export type { CaseCheck, CohortCheck, SiteCases, SiteCheck } from './checks/check';
export { DEFAULT_SETTINGS, type CheckSettings } from './checks/settings';
export { profileSite } from './profile/profile-site';
export { profileShifts } from './profile/profile-shifts';
export { textKind } from './privacy/text/text-kind';
export type { DicomAttribute, DicomSubject } from './privacy/dicom/attribute';
export { profileOf, type ProfileEntry } from './privacy/dicom/profile';
export { findInDicom } from './privacy/dicom/findings';
export { dateOffset, withoutPersons } from './privacy/covariates';
export type { SiteSecret } from './secret';
export { findInNifti, niftiSubject, type NiftiSubject } from './privacy/nifti/findings';
export { cleanNiftiStart } from './privacy/nifti/clean';
export { findInNrrd } from './privacy/nrrd';
export { UNREAD } from './privacy/unread';
export { findInCovariates, findInFileName } from './privacy/names';
export { findInGzip } from './privacy/gzip';
export { findInCorners, slicesWithCornerText } from './privacy/pixels/corner-text';
export { decide, privacyIssue } from './privacy/decide';
export { mapIds, type MapIdsOptions } from './ids/map-ids';
export { pairBids } from './sources/bids';
export { labelsBeside, type LabelsBeside } from './sources/labels-beside';
export { pairFolder } from './sources/pair-folder';
export { parseParticipants } from './sources/participants';
export { isScan, recogniseSource, type SourceKind } from './sources/recognise';
export {
  NOT_PAIRED,
  type NotPaired,
  type NotPairedReason,
  type Pairing,
  type PairPattern,
  type SourceRow,
} from './sources/source-row';
