import { endpointOf } from '@atrium/contracts';
import { compareWithReader, readerRows } from './second-reader';
import type { AnalysedRow } from './values';

const metrics = (dice: number | null) => ({
  dice,
  iou: null,
  hd95_mm: null,
  assd_mm: 1.5,
  nsd: [{ tolerance_mm: 1, value: 0.5 }],
  volume_ml: null,
  reference_volume_ml: null,
});

const SITES = ['north', 'south'];
const place = (site: string, i: number) => ({
  caseId: `${site}-${i}`,
  casePosition: SITES.indexOf(site) * 100 + i,
  site,
  patient: `p${i}`,
});
const stored = SITES.flatMap((site) =>
  Array.from({ length: 10 }, (_, i) => ({ ...place(site, i), metrics: metrics(0.8 + i / 100) })),
);

/** 0.03 better than the reader at north, 0.01 worse at south. */
const rows = stored.map(({ metrics: { dice }, ...where }): AnalysedRow => ({
  ...where,
  arm: 'boxes',
  status: 'completed',
  errorCode: null,
  value: (dice ?? 0) + (where.site === 'north' ? 0.03 : -0.01),
  isCompared: true,
}));

const compared = (secondReader: AnalysedRow[], of = rows) =>
  compareWithReader(
    {
      arms: ['boxes'],
      rows: of,
      secondReader,
      analysis: undefined,
      isPartial: false,
      pilot: null,
      seed: 1,
      trainedOn: [],
      withDataset: [],
      apart: {},
      apartOfDeclared: [],
      covariates: {},
      further: [],
      grids: [],
    },
    endpointOf('dice'),
  );

it('takes the endpoint from the metrics of the label map', () => {
  const values = (endpoint: string) => readerRows(stored, endpoint).map(({ value }) => value);
  expect(values('dice')[3]).toBeCloseTo(0.83, 12);
  expect(values('nsd_1mm')[0]).toBe(0.5);
  expect(values('nsd_2mm')[0]).toBeNull();
  expect(values('assd_mm')[0]).toBe(1.5);
});

it('is described per site and over all, and every arm is held against it', () => {
  const answer = compared(readerRows(stored, 'dice'));
  expect(answer?.sites.map(({ site, summary }) => [site, summary.n])).toEqual([
    ['north', 10],
    ['south', 10],
    [null, 20],
  ]);
  expect(answer?.sites[0].summary.median).toBeCloseTo(0.845, 12);
  const found = answer?.differences.map(({ site, n, estimate }) => [site, n, estimate]);
  expect(found?.map(([site, n]) => [site, n])).toEqual([
    ['north', 10],
    ['south', 10],
    [null, 20],
  ]);
  expect(found?.[0][2]).toBeCloseTo(0.03, 9);
  expect(found?.[1][2]).toBeCloseTo(-0.01, 9);
  // Stratified: Walsh averages within sites only, half of them 0.03 and half -0.01.
  expect(found?.[2][2]).toBeCloseTo(0.01, 9);
});

it('compares the cases that have both, at the sites that have any', () => {
  const answer = compared(readerRows(stored.slice(0, 4), 'dice'));
  expect(answer?.differences).toEqual([
    expect.objectContaining({ site: 'north', n: 4, interval: null }),
  ]);
});

it('is nothing where no case has a second reader', () => {
  expect(compared([])).toBeNull();
});
