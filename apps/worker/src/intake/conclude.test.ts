import { intakeSummarySchema, type IntakeCase } from '@atrium/contracts';
import { checkCase, DEFAULT_SETTINGS, measureCase, privacyIssue } from '@atrium/intake';
import { compareCases, summarise } from './conclude';
import type { CaseRecord, Plan } from './records';

const GRID = {
  shape: [4, 4, 20],
  affine: [-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1],
} as const;

function record(case_id: string, site: string, seed: number, isClean = true): CaseRecord {
  const data = Uint8Array.from({ length: 320 }, (_, i) => (i * seed) % 251);
  const volume = {
    ok: true,
    value: { grid: GRID, data, sha256: 'a'.repeat(64), warnings: [] },
  } as const;
  const found: IntakeCase = measureCase({
    case_id,
    patient_id: 'p',
    site,
    image: volume,
    reference: null,
  });
  const finding = { place: 'file-name', name: 'image', reason: 'name', direct: true } as const;
  const privacy = isClean
    ? ({ decision: 'clean', findings: [] } as const)
    : ({ decision: 'quarantined', findings: [finding] } as const);
  const decided = { decision: privacy.decision, findings: [...privacy.findings] };
  return {
    stamp: '',
    files: { image: '/x', reference: null, secondReference: null },
    covariates: {},
    found,
    privacy: decided,
    issues: [...privacyIssue(found, decided), ...checkCase(found, DEFAULT_SETTINGS)],
  };
}

const PLAN: Plan = {
  kind: 'folder',
  root: null,
  rows: [],
  patterns: [],
  unpaired: [{ file: 'x', why: 'y' }],
  ids: { case: new Map(), patient: new Map(), site: new Map() },
};

it('compares cases over sites, and none with a case that identifies somebody', () => {
  const twins = [record('a', 's', 7), record('b', 't', 7), record('c', 't', 7, false)];
  const among = compareCases(twins);
  expect(among.map((issues) => issues.map(({ code }) => code))).toEqual([
    [],
    ['PIXELS_TWICE', 'PATIENT_AT_TWO_SITES'],
    [],
  ]);
});

it('tells the centre counts, without a case', () => {
  const records = [record('a1', 's', 7), record('b1', 's', 11), record('c1', 's', 13, false)];
  const summary = summarise(PLAN, records, compareCases(records));
  expect(intakeSummarySchema.parse(summary)).toEqual(summary);
  expect(summary).toMatchObject({
    cases: 3,
    unpaired: 1,
    sites: [{ site: 's', cases: 3, errors: 0, quarantined: 1, warnings: 2 }],
    profiles: [{ site: 's', cases: 2 }],
  });
  expect(summary.issues[0]).toMatchObject({
    code: 'IDENTIFIER_FOUND',
    severity: 'error',
    cases: 1,
    taken: 0,
  });
  for (const { severity, cases, taken } of summary.issues.slice(1))
    expect({ severity, taken }).toEqual({ severity: 'warning', taken: Math.min(cases, 2) });
  expect(JSON.stringify(summary)).not.toMatch(/a1|b1|c1/);
});
