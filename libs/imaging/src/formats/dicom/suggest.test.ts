import type { Acquisition } from './acquisition';
import type { DicomHeader } from './header';
import type { DicomSeries } from './series';
import { groupSeries } from './series';
import { suggestSeries } from './suggest';

const frame = {
  position: [0, 0, 0],
  orientation: null,
  spacing: null,
  sliceSpacing: null,
  slope: 1,
  intercept: 0,
} as const;
const LGE: Acquisition = {
  modality: 'MR',
  imageType: ['ORIGINAL', 'PRIMARY', 'M', 'NORM'],
  scanningSequence: ['GR', 'IR'],
  dimension: '3D',
  inversionTimeMs: 290,
  description: '3D_LGE_navi_Secret^Name',
};

/** A series of slices, one file each. */
function series(uid: string, acquisition: Partial<Acquisition>, slices: number): DicomSeries {
  const format = {
    rows: 1,
    columns: 1,
    frames: 1,
    bitsAllocated: 16,
    bitsStored: 16,
    signed: false,
  } as const;
  const header = (index: number): DicomHeader => ({
    kind: 'image',
    sopClass: '1.2.840.10008.5.1.4.1.1.4',
    sopInstance: `${uid}.${index}`,
    seriesInstance: uid,
    studyInstance: '',
    patientId: '',
    drawnOn: [],
    frameOfReference: '',
    transferSyntaxUid: '1.2.840.10008.1.2.1',
    acquisition: { ...LGE, ...acquisition },
    fileBytes: 0,
    headSha256: null,
    image: { format, frames: [frame], pixels: null },
  });
  const files = Array.from({ length: slices }, (_, index) => ({ path: '', header: header(index) }));
  return groupSeries(files)[0];
}

const OTHERS: [name: string, acquisition: Partial<Acquisition>, slices: number][] = [
  [
    'a localizer',
    { imageType: ['ORIGINAL', 'PRIMARY', 'LOCALIZER'], description: 'LGE loc', dimension: '2D' },
    9,
  ],
  [
    'a cine',
    { scanningSequence: ['GR'], inversionTimeMs: null, dimension: '2D', description: 'cine 4ch' },
    25,
  ],
  ['an angiography', { scanningSequence: ['GR'], inversionTimeMs: null, description: 'MRA' }, 80],
  ['a TI scout', { dimension: '2D', description: 'TI scout' }, 1],
  ['a T1 map', { dimension: '2D', description: 'T1 map MOLLI' }, 3],
  ['a 2D stack', { dimension: '2D', description: 'DE short axis' }, 9],
  ['the phase', { imageType: ['ORIGINAL', 'PRIMARY', 'P'], description: 'ir3d' }, 44],
  ['a projection', { imageType: ['DERIVED', 'SECONDARY', 'MIP'], description: 'ir3d' }, 44],
  ['another modality', { modality: 'CT' }, 44],
];

it.each(OTHERS)('prefers the 3D scan to %s', (_, acquisition, slices) => {
  const wanted = series('1.1', {}, 44);
  const other = series('1.2', acquisition, slices);
  const [first, second] = suggestSeries([other, wanted]);
  expect(first).toMatchObject({ key: wanted.key, suggested: true });
  expect(second).toMatchObject({ key: other.key, suggested: false });
});

it('says why, without a word of the file', () => {
  const [{ points, reasons }] = suggestSeries([series('1.1', {}, 44)]);
  expect(reasons).toEqual([
    { points: 4, text: 'Its description speaks of late enhancement.' },
    { points: 2, text: 'Its inversion time is that of late enhancement (150 to 600 ms).' },
    { points: 2, text: 'It is an inversion recovery sequence.' },
    { points: 2, text: 'It was acquired in 3D.' },
    { points: 1, text: 'It has 20 slices or more.' },
  ]);
  expect(points).toBe(11);
  expect(JSON.stringify(reasons)).not.toContain('Secret');
});

it('suggests a scan of no telling name by its sequence', () => {
  expect(suggestSeries([series('1.1', { description: 'ABC' }, 44)])[0].suggested).toBe(true);
});

it('parts magnitude and phase of one series, and frames of reference, under names that hold no UID', () => {
  const magnitude = series('1.2.3.4', {}, 2);
  const phase = series('1.2.3.4', { imageType: ['ORIGINAL', 'PRIMARY', 'P'] }, 2);
  const elsewhere = phase.files.map(({ path, header }) => ({
    path,
    header: { ...header, frameOfReference: '1.9' },
  }));
  const groups = groupSeries([...magnitude.files, ...phase.files, ...elsewhere]);
  expect(groups.map(({ files }) => files.length)).toEqual([2, 2, 2]);
  expect(new Set(groups.map(({ key }) => key)).size).toBe(3);
  expect(groups[0].key).toMatch(/^[0-9a-f]{16}$/);
});
