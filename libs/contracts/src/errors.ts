/** Who or what a failure counts against (CONTRACTS section 3, "Failures"). */
export type ErrorClass = 'input' | 'method' | 'infrastructure';

interface ErrorKind {
  readonly class: ErrorClass;
  /** Whether another attempt can succeed without anybody changing the data. */
  readonly retryable: boolean;
  /** What it means and what to do; shown to people and in docs/operations.md. */
  readonly meaning: string;
}

const input = (meaning: string): ErrorKind => ({ class: 'input', retryable: false, meaning });
const method = (meaning: string): ErrorKind => ({ class: 'method', retryable: false, meaning });
const machine = (meaning: string, retryable = true): ErrorKind => ({
  class: 'infrastructure',
  retryable,
  meaning,
});

/** Every error code of a case or arm, with its class: the class decides retry, exit code and how statistics count it. */
export const ERRORS = {
  FILE_MISSING: input('The file is not there or cannot be opened. Check the path in the manifest.'),
  FILE_FORBIDDEN: input(
    'The file lies outside the folders that this site allows (ATRIUM_DATA_ROOTS). Move it there, or name another file.',
  ),
  FILE_EMPTY: input('The file holds no byte. Export it again.'),
  FILE_TRUNCATED: input('The file ends before its voxels do. Copy or export it again.'),
  FILE_CHANGED: input('The file changed while it was read. Retry when nothing writes to it.'),
  FILE_REPLACED: input(
    'The file is another one than when this version of the cohort was registered. Register the cohort again, which makes a new version, or put the file back.',
  ),
  GZIP_CORRUPT: input('The gzip stream is cut or damaged. Copy or export the file again.'),
  GZIP_TOO_LARGE: input(
    'The gzip stream unpacks to more than the header announces. Export the file again.',
  ),
  FORMAT_UNKNOWN: input('The file is not NIfTI, NRRD or DICOM. Convert it.'),
  HEADER_INVALID: input('The header contradicts itself or the file. Export the file again.'),
  DATATYPE_UNSUPPORTED: input(
    'The voxels are not real numbers (RGB, complex or unknown). Export a scalar image.',
  ),
  ENCODING_UNSUPPORTED: input(
    'The voxels are packed in a way that is not read here; the message names the DICOM transfer syntax or the NRRD encoding. Export the scan without compression.',
  ),
  POSITION_MISSING: input(
    'Slices do not say where they lie. Export the series with position and orientation, or as NIfTI.',
  ),
  ORIENTATION_MIXED: input(
    'The series holds slices of several orientations (a localizer, or several stacks). Give one stack.',
  ),
  SLICES_DUPLICATE: input(
    'Several slices lie at one position (phases, echoes or copies). Give one slice for each position.',
  ),
  SLICES_MISSING: input('Slices are missing between others. Export the whole series again.'),
  SLICES_NOT_UNIFORM: input(
    'Slices are not evenly spaced on a line. Resample the series to a grid, or export it again.',
  ),
  SERIES_UNCLEAR: input(
    'The folder holds no series of images, or several. Name the folder of one series.',
  ),
  VOLUME_COUNT: input('The file holds more than one volume. Give one 3D volume per file.'),
  AFFINE_SINGULAR: input(
    'The affine maps the grid onto a plane or a line. Export the file with its orientation.',
  ),
  SPACING_INVALID: input('A voxel spacing is zero, negative or not finite. Export the file again.'),
  SHEAR: input(
    'The affine has shear, which no metric in mm allows. Resample the scan to an orthogonal grid.',
  ),
  ORIENTATION_UNKNOWN: input(
    'The file does not say how the scan lies (NIfTI: sform or qform; NRRD: space and directions). Export it with its orientation.',
  ),
  VOXELS_NOT_FINITE: input('A voxel is NaN or infinite. Export the file again.'),
  GRID_MISMATCH: input(
    'Image and reference lie on different grids. Atrium never resamples in silence: resample the reference.',
  ),
  LABEL_UNKNOWN: input(
    'The reference holds a value that the protocol names neither as label nor as ignore.',
  ),
  REGIONS_OVERLAP: input(
    'Segments or structures of the reference cover the same voxel. Name those to take, or part them.',
  ),
  INTENSITY_DEGENERATE: input(
    'The image holds no contrast to normalise (no voxel above 0, or equal percentiles).',
  ),
  NO_REFERENCE: input(
    'The manifest names no reference: arms that draw their prompt from it are excluded.',
  ),
  REFERENCE_EMPTY: input(
    'The reference holds no voxel of the target: arms that draw their prompt from it are excluded.',
  ),
  PROMPT_INVALID: method(
    'The prompt is not a number, lies wholly outside the slice, or is on a slice that does not exist or holds no labelled pixel.',
  ),
  PROMPT_EMPTY: method('The automatic prompt source found nothing.'),
  MODEL_OUTPUT_INVALID: method('The model returned values that are not finite.'),
  CASE_STALLED: machine('No slice finished in the time allowed. The case process was replaced.'),
  CASE_PROCESS_DIED: machine('The case process ended in mid-work (memory, a signal or a crash).'),
  DISK_FULL: machine("The site's store has no room. Free space, then retry the failed cases."),
  PROVIDER_MISSING: machine(
    'The configured execution provider is not available on this machine.',
    false,
  ),
  MODEL_MISSING: machine(
    'The site has no bundle of this id that it can load. Add it to ATRIUM_BUNDLES or mend it, then retry.',
    false,
  ),
  MODEL_HASH: machine(
    'A model file differs from the hash in its model.json. Restore the bundle, then retry.',
    false,
  ),
  CASE_UNKNOWN: machine(
    "The site's index does not know the case. Register the cohort at this site again.",
    false,
  ),
  INTERNAL: machine('An unexpected error. The log of the site worker names it.'),
} as const satisfies Record<string, ErrorKind>;

/** Code of a failed or excluded arm, or of a warning of a case. */
export type ErrorCode = keyof typeof ERRORS;

/** Codes of warnings of a case: written to run.json, never a failure. */
export const WARNINGS = {
  PLANE_NOT_AXIAL:
    'The acquisition plane is not axial: the slice axis is the one nearest superior.',
  GRID_OFFSET: 'Image and reference grids differ by more than 0.001 voxel (and at most 0.1).',
  TOLERANCE_BELOW_SPACING: 'An NSD tolerance lies below the largest voxel spacing.',
  SECOND_REFERENCE_UNUSABLE:
    "The second reader's label map cannot be read or compared: the case is evaluated without it.",
  FILE_READ_ANEW:
    'The file is another one than when this version of the cohort was registered, when it could not be evaluated: a retry read it anew.',
  QFORM_DIFFERS: 'sform and qform disagree; sform is used.',
} as const;

/** Code of a warning. */
export type WarningCode = keyof typeof WARNINGS;

/** Every {@link ErrorCode}, for schemas and documentation. */
export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

/** Every {@link WarningCode}. */
export const WARNING_CODES = Object.keys(WARNINGS) as [WarningCode, ...WarningCode[]];
