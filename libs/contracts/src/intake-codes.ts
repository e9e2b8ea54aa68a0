import { ERRORS, WARNINGS, type ErrorCode, type WarningCode } from './errors';

/** An error keeps a case out of a cohort; a warning asks a person for an answer. */
export type IntakeSeverity = 'error' | 'warning';

export interface IntakeKind {
  readonly severity: IntakeSeverity;
  /** What it means and what to do; shown to people and in docs/operations.md. */
  readonly meaning: string;
}

const error = (meaning: string): IntakeKind => ({ severity: 'error', meaning });
const warning = (meaning: string): IntakeKind => ({ severity: 'warning', meaning });

/** Codes that intake alone gives; what an evaluation would fail for or remark has its code of ERRORS or WARNINGS. */
export const INTAKE = {
  CASE_ID_TWICE: error(
    'Two cases have one case_id, or ids that differ only in case. Give each case an id of its own.',
  ),
  IDENTIFIER_FOUND: error(
    'A file, its name or its row may identify a person: the case stays at the site. Take out what is named, or take clean copies (deidentify).',
  ),
  PIXELS_TWICE: warning('Two cases hold the same voxels. Keep one, or say why both count.'),
  PATIENT_AT_TWO_SITES: warning(
    'A patient_id stands at two sites, which count as two persons. Say whether it is one person.',
  ),
  REFERENCE_AT_BORDER: warning(
    'The reference touches the edge of the volume: the structure may be cut off. Look at it.',
  ),
  REFERENCE_COMPONENTS: warning(
    'The reference is in several pieces (26-connected). Look for stray voxels.',
  ),
  REFERENCE_HOLES: warning(
    'The reference has holes that no way over voxel faces leads out of. Look whether they are meant.',
  ),
  REFERENCE_VOLUME: warning(
    'The reference is smaller or larger than a left atrium is. Look at its labels and its unit of length.',
  ),
  INTENSITY_UNLIKE_SITE: warning(
    "The image is brighter or darker than the site's others. Look whether it is the same kind of scan.",
  ),
  CNR_UNLIKE_SITE: warning(
    "The contrast to noise of the reference is unlike the site's others. Look at scan and reference.",
  ),
  SLICES_FEW: warning('The scan has few slices. Look whether it is the whole volume.'),
  SPACING_ODD: warning(
    'The voxel spacing is unlike that of a scan of the heart. Look at the unit of length and the series.',
  ),
} as const satisfies Record<string, IntakeKind>;

/** Code of a finding of intake. */
export type IntakeCode = keyof typeof INTAKE | ErrorCode | WarningCode;

/** What excludes arms and yet is no fault of a file: the case is taken once somebody has said so. */
const ANSWERED: readonly IntakeCode[] = ['NO_REFERENCE', 'REFERENCE_EMPTY'];

const isOwn = (code: IntakeCode): code is keyof typeof INTAKE => code in INTAKE;
const isWarning = (code: IntakeCode): code is WarningCode => code in WARNINGS;

/** Severity and meaning of a code: intake's own, or of what would fail an evaluation or be remarked there. */
export function intakeKind(code: IntakeCode): IntakeKind {
  if (isOwn(code)) return INTAKE[code];
  if (isWarning(code)) return warning(WARNINGS[code]);
  const { meaning } = ERRORS[code];
  return ANSWERED.includes(code) ? warning(meaning) : error(meaning);
}

/** Every {@link IntakeCode}. */
export const INTAKE_CODES = [
  ...Object.keys(INTAKE),
  ...Object.keys(ERRORS),
  ...Object.keys(WARNINGS),
] as [IntakeCode, ...IntakeCode[]];
