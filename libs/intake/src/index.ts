export { geometryOf } from './facts/geometry';
export { summariseIntensity } from './facts/intensity';
export { measureCase, type ReadCase } from './facts/measure-case';
export { pixelsSha256 } from './facts/pixels';
export { describeReference } from './facts/reference';
export { describeSeries } from './facts/series';
export { describeShape } from './facts/shape';
export {
  checkCase,
  checkCohort,
  checkSite,
  bySite,
  runChecks,
  CASE_CHECKS,
  COHORT_CHECKS,
  SITE_CHECKS,
} from './checks/run-checks';
export type { CaseCheck, CohortCheck, SiteCases, SiteCheck } from './checks/check';
export { DEFAULT_SETTINGS, type CheckSettings } from './checks/settings';
export { profileSite } from './profile/profile-site';
export { profileShifts } from './profile/profile-shifts';
