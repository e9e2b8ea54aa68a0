import { groupBy, type IntakeCase, type IntakeIssue } from '@atrium/contracts';
import type { CaseCheck, CohortCheck, SiteCases, SiteCheck } from './check';
import { degenerateIntensity } from './contrast';
import { fewSlices, oddSpacing } from './geometry';
import { unknownLabels } from './labels';
import { remarked, unreadable } from './reading';
import {
  atBorder,
  emptyReference,
  inComponents,
  noReference,
  unusualVolume,
  withHoles,
} from './reference';
import type { CheckSettings } from './settings';
import { caseIdTwice, patientAtTwoSites, pixelsTwice } from './twice';
import { unlikeContrast, unlikeIntensity } from './unlike-site';

/** In the order of their findings: what keeps a case out first. */
const CASE_CHECKS: readonly CaseCheck[] = [
  unreadable,
  unknownLabels,
  degenerateIntensity,
  remarked,
  noReference,
  emptyReference,
  unusualVolume,
  inComponents,
  withHoles,
  atBorder,
  fewSlices,
  oddSpacing,
];

const SITE_CHECKS: readonly SiteCheck[] = [unlikeIntensity, unlikeContrast];

const COHORT_CHECKS: readonly CohortCheck[] = [caseIdTwice, pixelsTwice, patientAtTwoSites];

/** Findings of cases by themselves: case by case, in the order of the checks. */
export const checkCase = (one: IntakeCase, settings: CheckSettings): IntakeIssue[] =>
  CASE_CHECKS.flatMap((check) => check(one, settings));

/** Findings of a site's cases among themselves. */
export const checkSite = (site: SiteCases): IntakeIssue[] =>
  SITE_CHECKS.flatMap((check) => check(site));

/** Findings over all sites. */
export const checkCohort = (sites: readonly SiteCases[]): IntakeIssue[] =>
  COHORT_CHECKS.flatMap((check) => check(sites));

/** The cases of every site, in the order in which they come. */
export const bySite = (cases: readonly IntakeCase[]): SiteCases[] =>
  [...groupBy(cases, ({ site }) => site)].map(([site, of]) => ({ site, cases: of }));
