import {
  ERROR_CODES,
  ERRORS,
  INTAKE,
  intakeIssueSchema,
  type IntakeCase,
  type IntakeCode,
} from '@atrium/contracts';
import { soundCase, soundSite } from '../testing/cases';
import { bySite, checkCase, checkCohort, checkSite } from './run-checks';
import { cpuMilliseconds } from '../testing/cpu-milliseconds';
import { DEFAULT_SETTINGS } from './settings';

const found = (cases: readonly IntakeCase[], settings = DEFAULT_SETTINGS) => {
  const sites = bySite(cases);
  const issues = [
    ...cases.flatMap((one) => checkCase(one, settings)),
    ...sites.flatMap(checkSite),
    ...checkCohort(sites),
  ];
  expect(issues.map((issue) => intakeIssueSchema.parse(issue))).toEqual(issues);
  return issues;
};
const codesOf = (cases: readonly IntakeCase[], settings = DEFAULT_SETTINGS) =>
  found(cases, settings).map(({ code }) => code);

const shape = soundCase().shape ?? fail();
const intensity = soundCase().intensity ?? fail();
const geometry = soundCase().geometry ?? fail();
function fail(): never {
  throw new Error('a sound case has everything');
}
const labels = (...values: number[]) => values.map((value) => ({ value, voxels: 1, slices: [] }));

/** What is changed of a sound case, what is then found, and a part of what is said. */
const CASES: readonly (readonly [IntakeCode, 'error' | 'warning', Partial<IntakeCase>, string])[] =
  [
    [
      'GZIP_CORRUPT',
      'error',
      { issue: { code: 'GZIP_CORRUPT', message: 'image: cut' } },
      'image: cut',
    ],
    ['VOXELS_NOT_FINITE', 'error', { issue: { code: 'VOXELS_NOT_FINITE', message: 'NaN' } }, 'NaN'],
    ['GRID_MISMATCH', 'error', { issue: { code: 'GRID_MISMATCH', message: 'off' } }, 'off'],
    ['LABEL_UNKNOWN', 'error', { reference: { volume_ml: 80, labels: labels(1, 2.5) } }, '2.5'],
    ['LABEL_UNKNOWN', 'error', { reference: { volume_ml: 80, labels: labels(-1) } }, '-1'],
    ['LABEL_UNKNOWN', 'error', { reference: { volume_ml: 80, labels: null } }, 'more than 64'],
    [
      'INTENSITY_DEGENERATE',
      'error',
      { intensity: { ...intensity, p1: null } },
      'no voxel above 0',
    ],
    ['INTENSITY_DEGENERATE', 'error', { intensity: { ...intensity, sd: 0 } }, 'one value'],
    [
      'GRID_OFFSET',
      'warning',
      { remarks: [{ code: 'GRID_OFFSET', file: 'reference', message: '0.05 voxel' }] },
      '0.05 voxel',
    ],
    [
      'QFORM_DIFFERS',
      'warning',
      { remarks: [{ code: 'QFORM_DIFFERS', file: 'image', message: '3 voxels' }] },
      '3 voxels',
    ],
    [
      'PLANE_NOT_AXIAL',
      'warning',
      { remarks: [{ code: 'PLANE_NOT_AXIAL', file: 'image', message: 'coronal' }] },
      'coronal',
    ],
    ['NO_REFERENCE', 'warning', { reference: null, shape: null }, 'none'],
    ['REFERENCE_EMPTY', 'warning', { shape: null }, 'no voxel'],
    ['REFERENCE_VOLUME', 'warning', { reference: { volume_ml: 19.9, labels: [] } }, '19.9 ml'],
    ['REFERENCE_VOLUME', 'warning', { reference: { volume_ml: 300.1, labels: [] } }, '300.1 ml'],
    [
      'REFERENCE_COMPONENTS',
      'warning',
      { shape: { ...shape, components: 3, largest_share: 0.975 } },
      '3 pieces, 2 ml outside',
    ],
    [
      'REFERENCE_HOLES',
      'warning',
      { shape: { ...shape, holes: 2, holes_ml: 0.5 } },
      '2 holes, 0.5 ml',
    ],
    ['REFERENCE_AT_BORDER', 'warning', { shape: { ...shape, border: ['left'] } }, 'touches left'],
    ['SLICES_FEW', 'warning', { geometry: { ...geometry, size: [576, 576, 15] } }, '15 slices'],
    [
      'SPACING_ODD',
      'warning',
      { geometry: { ...geometry, spacing: [0.2, 0.2, 1] } },
      '0.2 x 0.2 x 1 mm',
    ],
    ['SPACING_ODD', 'warning', { geometry: { ...geometry, spacing: [1, 3.1, 1] } }, '3.1'],
    ['SPACING_ODD', 'warning', { geometry: { ...geometry, spacing: [1, 1, 12] } }, '12'],
    ['SPACING_ODD', 'warning', { geometry: { ...geometry, spacing: [1, 1.1, 2] } }, '1.1'],
  ];

describe('checks of a case', () => {
  it('say nothing of a sound one', () => {
    expect(codesOf([soundCase()])).toEqual([]);
  });

  it.each(CASES)('find %s, an %s, alone in %j', (code, severity, change, said) => {
    expect(found([soundCase(change)])).toMatchObject([
      { code, severity, case_id: 'A1', site: 'utah', found: expect.stringContaining(said) },
    ]);
  });

  it.each(ERROR_CODES.filter((code) => ERRORS[code].class === 'input'))(
    'pass on %s, which keeps a case out unless it asks for an answer alone',
    (code) => {
      const [issue] = found([soundCase({ issue: { code, message: 'found' } })]);
      const answered = code === 'NO_REFERENCE' || code === 'REFERENCE_EMPTY';
      expect(issue).toMatchObject({ code, severity: answered ? 'warning' : 'error' });
      expect(issue.meaning).toBe(ERRORS[code].meaning);
    },
  );

  it.each([
    ['the least volume', { reference: { volume_ml: 20, labels: [] } }],
    ['the greatest volume', { reference: { volume_ml: 300, labels: [] } }],
    ['the fewest slices', { geometry: { ...geometry, size: [9, 9, 16] } }],
  ] satisfies [string, Partial<IntakeCase>][])('take %s', (_, change) => {
    expect(codesOf([soundCase(change)])).toEqual([]);
  });

  it('hold labels to those that are known', () => {
    const settings = { ...DEFAULT_SETTINGS, labels: [1, 421] };
    const one = (...values: number[]) =>
      soundCase({ reference: { volume_ml: 80, labels: labels(...values) } });
    expect(
      codesOf([one(1), { ...one(421), case_id: 'A2', pixels_sha256: null }], settings),
    ).toEqual([]);
    expect(found([one(1, 420, 2)], settings)).toMatchObject([
      { code: 'LABEL_UNKNOWN', found: '420, 2', expected: '0 and 1, 421' },
    ]);
  });

  it('find everything of a case, errors of reading first', () => {
    const bad = soundCase({
      issue: { code: 'GRID_MISMATCH', message: 'off' },
      shape: { ...shape, border: ['left'], holes: 1 },
      geometry: { ...geometry, size: [9, 9, 3] },
    });
    expect(codesOf([bad])).toEqual([
      'GRID_MISMATCH',
      'REFERENCE_HOLES',
      'REFERENCE_AT_BORDER',
      'SLICES_FEW',
    ]);
  });

  it('do not blame a file for what could not be read of it', () => {
    const issue = { code: 'FILE_EMPTY', file: 'image', message: 'image: empty' } as const;
    const nothing = { geometry: null, intensity: null, reference: null, shape: null, cnr: null };
    expect(codesOf([soundCase({ ...nothing, issue })])).toEqual(['FILE_EMPTY']);
  });
});

describe('checks of a site', () => {
  const ten = soundSite('utah', 10);
  const changed = (i: number, change: Partial<IntakeCase>) =>
    ten.map((one, at) => (at === i ? { ...one, ...change } : one));

  it('say nothing of cases that are alike', () => {
    expect(codesOf([...ten, ...soundSite('tokyo', 40)])).toEqual([]);
  });

  it.each([
    ['INTENSITY_UNLIKE_SITE', { intensity: { ...intensity, median: 900 } }, 'median 900'],
    ['INTENSITY_UNLIKE_SITE', { intensity: { ...intensity, p99: 90 } }, '99th percentile 90'],
    ['CNR_UNLIKE_SITE', { cnr: 0.3 }, 'contrast to noise 0.3'],
  ])('find %s of the case that is unlike, at 10 cases and not at 9', (code, change, said) => {
    expect(found(changed(4, change))).toMatchObject([
      { code, severity: 'warning', case_id: 'utah-4', found: said },
    ]);
    expect(found(changed(4, change).slice(1))).toEqual([]);
  });

  it('compare brightness by its ratio', () => {
    const [issue] = found(changed(4, { intensity: { ...intensity, median: 900 } }));
    const [low, high] = (issue.expected.match(/[\d.]+/g) ?? []).map(Number);
    const medians = changed(4, {}).map(({ intensity: one }) => one?.median ?? 0);
    const middle = [...medians.filter((_, i) => i !== 4), 900].sort((a, b) => a - b);
    expect(low * high).toBeCloseTo(middle[4] * middle[5], -2);
  });

  it('compare a case with its own site alone', () => {
    const brighter = soundSite('tokyo', 12).map((one) => ({
      ...one,
      intensity: one.intensity && { ...one.intensity, median: 9000 + (one.intensity.median ?? 0) },
    }));
    expect(codesOf([...ten, ...brighter])).toEqual([]);
  });
});

describe('checks of a cohort', () => {
  it('find one id twice, whatever its capitals and its site', () => {
    const cases = [
      soundCase(),
      soundCase({ case_id: 'a1', patient_id: 'P2', site: 'tokyo', pixels_sha256: null }),
    ];
    expect(found(cases)).toMatchObject([
      {
        code: 'CASE_ID_TWICE',
        severity: 'error',
        case_id: 'a1',
        site: 'tokyo',
        found: 'case A1 of site utah',
      },
    ]);
  });

  it('find the same pixels in every further case, and none where none were read', () => {
    const cases = ['A', 'B', 'C'].map((case_id) => soundCase({ case_id }));
    expect(found(cases)).toMatchObject([
      { code: 'PIXELS_TWICE', case_id: 'B', found: 'the voxels of case A of site utah' },
      { code: 'PIXELS_TWICE', case_id: 'C' },
    ]);
    expect(codesOf(cases.map((one) => ({ ...one, pixels_sha256: null })))).toEqual([]);
  });

  it('find a patient at two sites once a site, and many scans of one patient at one', () => {
    const scan = (case_id: string, site: string, patient_id: string) =>
      soundCase({ case_id, site, patient_id, pixels_sha256: null });
    const cases = [
      scan('A', 'x', 'P1'),
      scan('B', 'x', 'P1'),
      scan('C', 'y', 'p1'),
      scan('D', 'y', 'P1'),
    ];
    expect(found(cases)).toMatchObject([
      { code: 'PATIENT_AT_TWO_SITES', case_id: 'C', site: 'y', found: 'patient p1 also at site x' },
    ]);
  });

  it('is through 100,000 cases in seconds', () => {
    const many = soundSite('utah', 100_000);
    const took = cpuMilliseconds(() => {
      expect(codesOf(many)).toEqual([]);
    });
    expect(took).toBeLessThan(10_000);
  });
});

it('every code of intake but that of privacy is given by a check', () => {
  const given = new Set<string>(CASES.map(([code]) => code));
  const others = Object.keys(INTAKE).filter((code) => !given.has(code));
  expect(others.sort()).toEqual([
    'CASE_ID_TWICE',
    'CNR_UNLIKE_SITE',
    'IDENTIFIER_FOUND',
    'INTENSITY_UNLIKE_SITE',
    'PATIENT_AT_TWO_SITES',
    'PIXELS_TWICE',
  ]);
});
