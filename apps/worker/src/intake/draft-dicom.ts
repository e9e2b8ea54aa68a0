import path from 'node:path';
import { counted, groupBy } from '@atrium/contracts';
import {
  dicomFolder,
  groupSeries,
  suggestSeries,
  type DicomFile,
  type DicomSeries,
  type Suggestion,
} from '@atrium/imaging';
import { isScan, labelsBeside } from '@atrium/intake';
import { fileAt, type Draft, type DraftRow } from './draft-row';
import type { Place } from './records';

type Unpaired = Draft['unpaired'][number];

/**
 * The cases of a DICOM folder: of every study of every patient the series that most looks like the 3D late enhancement scan, with
 * the segmentation or structure set that was drawn on it, or the label map of another format that goes with it.
 *
 * @param listed what lies in the folder, / between names
 */
export async function draftOfDicom(root: string, listed: readonly string[]): Promise<Draft> {
  const found = await sort(root);
  const regions = drawnRegions(found.regions);
  const studies = [...groupStudies(found.images).values()].map((study) =>
    draftOfStudy(root, study, regions),
  );
  const taken = new Set(studies.flatMap(({ region }) => region ?? []));
  const notTaken = found.regions.filter((region) => !taken.has(region));
  const scans = listed.filter(isScan);
  const { rows, notPaired } = withLabels(
    root,
    studies.flatMap(({ row }) => (row ? [row] : [])),
    scans,
  );
  const other = Math.max(0, found.other - scans.length);
  return {
    rows,
    patterns: patternsOf(rows),
    unpaired: [
      ...studies.flatMap(({ unpaired }) => unpaired),
      ...notTaken.map(({ path: file }) => ({ file: path.relative(root, file), why: REGIONS })),
      ...notPaired,
      ...uncounted({ ...found, other }),
    ],
  };
}

/** What lies in a folder. */
interface Sorted {
  readonly images: DicomFile[];
  /** Segmentations and structure sets. */
  readonly regions: DicomFile[];
  /** DICOM that is neither: reports, directories, states of a viewer. */
  without: number;
  other: number;
  broken: number;
}

async function sort(root: string): Promise<Sorted> {
  const found: Sorted = { images: [], regions: [], without: 0, other: 0, broken: 0 };
  for await (const entry of dicomFolder(root)) {
    // Folders too deep were named when the source was opened.
    if (entry.kind === 'too-deep') continue;
    if (entry.kind !== 'dicom') found[entry.kind] += 1;
    else if (entry.file.header.kind === 'image') found.images.push(entry.file);
    else if (entry.file.header.kind === 'other') found.without += 1;
    else found.regions.push(entry.file);
  }
  return found;
}

/** Gives the cases that no regions were drawn for the label maps that lie beside them. */
function withLabels(
  root: string,
  rows: readonly DraftRow[],
  scans: readonly string[],
): { rows: DraftRow[]; notPaired: Unpaired[] } {
  const folders = rows.map(({ image: { paths } }) =>
    path.relative(root, path.dirname(paths[0])).replaceAll(path.sep, '/'),
  );
  const { labels, notPaired } = labelsBeside(scans, folders);
  const drawn = rows.flatMap(({ reference }, n) => {
    const file = labels[n];
    return reference !== null && file !== null ? [{ file, why: DRAWN }] : [];
  });
  return {
    rows: rows.map((row, n) => withLabel(root, row, labels[n])),
    notPaired: [...notPaired, ...drawn],
  };
}

function withLabel(root: string, row: DraftRow, file: string | null): DraftRow {
  if (file === null || row.reference !== null) return row;
  const written = { ...row.written, reference: LABELS };
  return { ...row, reference: fileAt(root, file), written };
}

/** What stands for a label map's name where only what it is may be said. */
const LABELS = 'labels';
const DRAWN = 'The segmentation or structure set that was drawn on its scan is taken instead.';

const uncounted = ({ other, broken, without }: Omit<Sorted, 'images' | 'regions'>): Unpaired[] =>
  [
    { files: other, why: 'Not DICOM.' },
    { files: broken, why: 'DICOM that cannot be read.' },
    { files: without, why: 'DICOM that holds neither a scan nor regions.' },
  ].flatMap(({ files, why }) => (files > 0 ? [{ file: counted(files, 'file'), why, files }] : []));

/** Without an id of the patient, a study is a patient. */
const patientOf = ({ header: { patientId, studyInstance } }: DicomFile): string =>
  patientId === '' ? `of study ${studyInstance}` : patientId;

const studyOf = (file: DicomFile): string => `${patientOf(file)}\n${file.header.studyInstance}`;

const groupStudies = (files: readonly DicomFile[]): Map<string, DicomFile[]> =>
  groupBy(files, studyOf);

function draftOfStudy(
  root: string,
  images: readonly DicomFile[],
  drawnOn: DrawnOn,
): { row: DraftRow | null; region: DicomFile | null; unpaired: Unpaired[] } {
  const series = groupSeries(images);
  const chosen = choose(series);
  const why = chosen
    ? 'It is another series of a study of which one is taken.'
    : 'No one series of its study stands out as the 3D late enhancement scan.';
  const unpaired = series
    .filter((one) => one !== chosen?.series)
    .map(({ files }) => ({ file: seriesPlace(root, files).shown, why, files: files.length }));
  if (!chosen) return { row: null, region: null, unpaired };
  const drawn = drawnOn(chosen.series);
  const region = drawn.length === 1 ? drawn[0] : null;
  return { row: rowOf(root, chosen, region), region, unpaired };
}

const REGIONS =
  'It is a segmentation or structure set of another series, or one of several of the same.';

interface Chosen {
  readonly series: DicomSeries;
  readonly suggestion: Suggestion;
}

/** The only series of a study, or the one that is suggested before all others. */
function choose(series: readonly DicomSeries[]): Chosen | null {
  const [best, next] = suggestSeries(series);
  if (!best || best.ruledOut) return null;
  const standsOut = best.suggested && (!next || next.points < best.points);
  if (series.length > 1 && !standsOut) return null;
  const found = series.find(({ key }) => key === best.key);
  return found ? { series: found, suggestion: best } : null;
}

/** The regions that were drawn on a series. */
type DrawnOn = (series: DicomSeries) => readonly DicomFile[];

/**
 * By the series that they name themselves, also where software has put them into a study of their own; where they name none, by the
 * frame of reference that both share within a study.
 */
function drawnRegions(regions: readonly DicomFile[]): DrawnOn {
  const byPlace = new Map<string, DicomFile[]>();
  for (const region of regions)
    for (const place of new Set(drawnPlaces(region)))
      byPlace.set(place, [...(byPlace.get(place) ?? []), region]);
  return ({ files: [first] }) =>
    [first.header.seriesInstance, framePlace(first)].flatMap((place) => byPlace.get(place) ?? []);
}

function drawnPlaces(region: DicomFile): readonly string[] {
  const { drawnOn, frameOfReference } = region.header;
  if (drawnOn.length > 0) return drawnOn;
  return frameOfReference === '' ? [] : [framePlace(region)];
}

const framePlace = (file: DicomFile): string => `${studyOf(file)}\n${file.header.frameOfReference}`;

/** No id of DICOM is one here: with blanks in them, these names never become ids. */
function rowOf(root: string, { series, suggestion }: Chosen, region: DicomFile | null): DraftRow {
  const [first] = series.files;
  const patient = patientOf(first);
  return {
    caseName: `DICOM study ${patient} ${first.header.studyInstance}`,
    patientName: `DICOM patient ${patient}`,
    siteName: null,
    image: seriesPlace(root, series.files),
    reference: region && {
      shown: path.relative(root, region.path),
      paths: [region.path],
      isSeries: false,
    },
    second: null,
    // Neither UIDs nor names of files: the same study gives the same.
    written: { image: series.key, reference: region ? region.header.kind : '' },
    covariates: {},
    reasons: suggestion.reasons.map(({ text }) => text),
  };
}

function seriesPlace(root: string, files: readonly DicomFile[]): Place {
  const paths = files.map(({ path: file }) => file);
  const folder = path.relative(root, path.dirname(paths[0])) || '.';
  return { shown: `${folder} (${counted(paths.length, 'file')})`, paths, isSeries: true };
}

function patternsOf(rows: readonly DraftRow[]): Draft['patterns'] {
  const referenceOf = ({ written: { reference } }: DraftRow): string => {
    if (reference === '') return '';
    return reference === LABELS ? 'the label map beside it' : 'the regions drawn on it';
  };
  const counts = groupBy(rows, referenceOf);
  const image = 'a series of each study';
  const patterns = [...counts].map(([reference, of]) => ({ image, reference, cases: of.length }));
  return patterns.sort((a, b) => b.cases - a.cases);
}
