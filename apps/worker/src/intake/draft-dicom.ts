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
  const files: DicomFile[] = [];
  const counts = { other: 0, broken: 0 };
  for await (const entry of dicomFolder(root)) {
    if (entry.kind === 'dicom') files.push(entry.file);
    // Folders too deep were named when the source was opened.
    else if (entry.kind !== 'too-deep') counts[entry.kind] += 1;
  }
  const studies = [...groupStudies(files).values()].map((study) => draftOfStudy(root, study));
  const scans = listed.filter(isScan);
  const { rows, notPaired } = withLabels(
    root,
    studies.flatMap(({ row }) => (row ? [row] : [])),
    scans,
  );
  const other = Math.max(0, counts.other - scans.length);
  return {
    rows,
    patterns: patternsOf(rows),
    unpaired: [
      ...studies.flatMap(({ unpaired }) => unpaired),
      ...notPaired,
      ...uncounted({ ...counts, other }),
    ],
  };
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

const uncounted = ({ other, broken }: { other: number; broken: number }): Unpaired[] => [
  ...(other > 0 ? [{ file: counted(other, 'file'), why: 'Not DICOM.' }] : []),
  ...(broken > 0 ? [{ file: counted(broken, 'file'), why: 'DICOM that cannot be read.' }] : []),
];

/** Without an id of the patient, a study is a patient. */
const patientOf = ({ header: { patientId, studyInstance } }: DicomFile): string =>
  patientId === '' ? `of study ${studyInstance}` : patientId;

const groupStudies = (files: readonly DicomFile[]): Map<string, DicomFile[]> =>
  groupBy(files, (file) => `${patientOf(file)}\n${file.header.studyInstance}`);

function draftOfStudy(
  root: string,
  files: readonly DicomFile[],
): { row: DraftRow | null; unpaired: Unpaired[] } {
  const series = groupSeries(files.filter(({ header }) => header.kind === 'image'));
  const chosen = choose(series);
  const rest = series.filter((one) => one !== chosen?.series);
  const regions = files.filter(({ header }) =>
    ['segmentation', 'structures'].includes(header.kind),
  );
  const why = chosen
    ? 'It is another series of a study of which one is taken.'
    : 'No one series of its study stands out as the 3D late enhancement scan.';
  const passedOver = rest.map(({ files: of }) => ({ file: seriesPlace(root, of).shown, why }));
  if (!chosen) return { row: null, unpaired: passedOver };
  const drawn = regions.filter((region) => isDrawnOn(region, chosen.series));
  const others = drawn.length === 1 ? regions.filter((region) => region !== drawn[0]) : regions;
  const unpaired = [
    ...passedOver,
    ...others.map(({ path: file }) => ({ file: path.relative(root, file), why: REGIONS })),
  ];
  return { row: rowOf(root, chosen, drawn.length === 1 ? drawn[0] : null), unpaired };
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

/** By what it says itself; where it says nothing, by the frame of reference that both share. */
function isDrawnOn({ header }: DicomFile, { files: [first] }: DicomSeries): boolean {
  if (header.drawnOn.length > 0) return header.drawnOn.includes(first.header.seriesInstance);
  return (
    header.frameOfReference !== '' && header.frameOfReference === first.header.frameOfReference
  );
}

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
