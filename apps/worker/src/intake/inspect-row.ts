import {
  type CaseFile,
  type CaseIssue,
  type IntakeCase,
  type PrivacyFinding,
  type Result,
} from '@atrium/contracts';
import { fileSha256 } from '@atrium/evaluation';
import { radiologicalFrame, type Grid, type Volume } from '@atrium/imaging';
import {
  checkCase,
  dateOffset,
  decide,
  DEFAULT_SETTINGS,
  findInCorners,
  findInCovariates,
  measureCase,
  privacyIssue,
  slicesWithCornerText,
  UNREAD,
  withoutPersons,
} from '@atrium/intake';
import { stampOf } from '../store/stamp';
import { findInFiles, findInName, findInNiftiFile } from './find-persons';
import type { IntakeFolder } from './folder';
import { keepFile, type KeptFile } from './kept-file';
import { readImage, readLabels, refusePlace, type Allowed, type ReadPlace } from './read-place';
import type { CaseRecord, Place, PlanRow } from './records';
import { siteSecret } from './secret';

/** What a case is looked through with. */
export interface InspectOptions {
  readonly folder: IntakeFolder;
  readonly allowed: Allowed;
  readonly deidentify: boolean;
  /** What references may hold; any whole number where nothing is said. */
  readonly labels?: readonly number[] | null;
}

/** A file of a case as it was looked through. */
interface Looked extends KeptFile {
  readonly persons: readonly PrivacyFinding[];
  /** Why it may not be opened; null where it may. */
  readonly refused: CaseIssue | null;
}

/** Of all that a case is looked through for: its row, and what its files look like. */
export const stampOfRow = (row: PlanRow): Promise<string> =>
  stampOf(
    [row.image, row.reference, row.second].flatMap((place) => place?.paths ?? []),
    JSON.stringify(row),
  );

/** Looks through a case: reads its files as its evaluation will, measures and checks them, and looks for persons. */
export async function inspectRow(row: PlanRow, options: InspectOptions): Promise<CaseRecord> {
  const stamp = await stampOfRow(row);
  const image = await look(row, row.image, 'image', options, readImage);
  const grid = image.volume.ok ? image.volume.value.grid : null;
  const labels = (place: Place | null, column: CaseFile) =>
    place && lookAtLabels(row, place, column, grid, options);
  const reference = await labels(row.reference, 'reference');
  const second = await labels(row.second, 'reference_2');
  const { case_id, patient_id, site } = row;
  const settings = { ...DEFAULT_SETTINGS, labels: options.labels ?? null };
  const measured = measureCase({
    case_id,
    patient_id,
    site,
    image: image.volume,
    reference: reference && reference.volume,
  });
  const found: IntakeCase = {
    ...measured,
    // What the label map is worth shows when it is measured; one that may not be opened is no one's to take.
    ...(second && { reference_2_sha256: await hashOf(second) }),
    issue: measured.issue ?? second?.refused ?? null,
  };
  const covariates = await covariatesOf(row, options);
  const privacy = decide([
    // What is left of them where they were de-identified are dates that moved.
    ...(options.deidentify ? [] : findInCovariates(covariates)),
    ...[image, reference, second].flatMap((one) => one?.persons ?? []),
    ...findInPixels(image.volume, found),
  ]);
  return {
    stamp,
    files: {
      image: image.file,
      reference: reference?.file ?? null,
      secondReference: second?.file ?? null,
    },
    covariates,
    found,
    privacy,
    issues: [...privacyIssue(row, privacy), ...checkCase(found, settings)],
  };
}

async function covariatesOf(
  { covariates, patient_id }: PlanRow,
  { folder, deidentify }: InspectOptions,
): Promise<PlanRow['covariates']> {
  if (!deidentify) return covariates;
  return withoutPersons(covariates, dateOffset(await siteSecret(folder.home), patient_id));
}

async function hashOf({ volume, file, refused }: Looked): Promise<string | null> {
  if (refused) return null;
  return volume.ok ? volume.value.sha256 : fileSha256(file);
}

/** Regions are drawn on the voxels of an image: without one, nothing more is said of them. */
async function lookAtLabels(
  row: PlanRow,
  place: Place,
  column: CaseFile,
  grid: Grid | null,
  options: InspectOptions,
): Promise<Looked | null> {
  if (!grid) return null;
  return look(row, place, column, options, (one) => readLabels(one, grid, column));
}

async function look(
  row: PlanRow,
  place: Place,
  column: CaseFile,
  { folder, allowed, deidentify }: InspectOptions,
  read: (place: Place) => Promise<ReadPlace>,
): Promise<Looked> {
  const [file] = place.paths;
  const refused = await refusePlace(place, column, allowed);
  if (refused)
    return { file, volume: failed(refused), persons: findInName(place, column), refused };
  const found = await read(place);
  const name = `${row.case_id}.${column}`;
  const kept = await keepFile(place, found, { folder, name, deidentify });
  const inFiles = await findInFiles(place, found);
  // A case whose image or reference cannot be read is left out for that; a second reader's file goes along as it is.
  const goesAlongUnread = !found.volume.ok && column === 'reference_2';
  const persons =
    found.volume.ok || goesAlongUnread ? inFiles : inFiles.filter((one) => one !== UNREAD);
  if (!deidentify || goesAlongUnread)
    return { ...kept, persons: [...findInName(place, column), ...persons], refused: null };
  // Pixels are copied as they are: what is said to be burned into them stays.
  const left = persons.filter((finding) => finding.place === 'pixels');
  const clean = kept.volume.ok ? await findInNiftiFile(kept.file) : [];
  return { ...kept, persons: [...left, ...clean], refused: null };
}

const failed = (issue: CaseIssue): Result<Volume> => ({ ok: false, issue });

function findInPixels(image: Result<Volume>, { intensity }: IntakeCase): PrivacyFinding[] {
  if (!image.ok || intensity?.p99 == null) return [];
  const { data, grid } = image.value;
  return findInCorners(slicesWithCornerText(data, radiologicalFrame(grid), intensity.p99));
}
