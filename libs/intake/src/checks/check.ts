import { intakeKind, type IntakeCase, type IntakeCode, type IntakeIssue } from '@atrium/contracts';
import type { CheckSettings } from './settings';

/** The cases of one site. */
export interface SiteCases {
  readonly site: string;
  readonly cases: readonly IntakeCase[];
}

/** Looks at a case alone. */
export type CaseCheck = (one: IntakeCase, settings: CheckSettings) => IntakeIssue[];
/** Looks at a case among the others of its site. */
export type SiteCheck = (site: SiteCases) => IntakeIssue[];
/** Looks at all sites at once. */
export type CohortCheck = (sites: readonly SiteCases[]) => IntakeIssue[];

/** What a finding says besides what its code says. */
type Finding = Pick<IntakeIssue, 'found' | 'expected'> & { readonly file?: IntakeIssue['file'] };

/** A finding of a case, with its code's severity and meaning. */
export const issueOf = (
  { case_id, site }: Pick<IntakeCase, 'case_id' | 'site'>,
  code: IntakeCode,
  { found, expected, file = null }: Finding,
): IntakeIssue => ({ code, ...intakeKind(code), case_id, site, file, found, expected });

/** A number as people read it: four digits. */
export const shown = (value: number): string => String(Number(value.toPrecision(4)));

/** A range as people read it. */
export const shownRange = ([low, high]: readonly [number, number], unit = ''): string =>
  `${shown(low)} to ${shown(high)}${unit}`;

/** Whether a number lies in a range, both ends included. */
export const within = (value: number, [low, high]: readonly [number, number]): boolean =>
  low <= value && value <= high;
