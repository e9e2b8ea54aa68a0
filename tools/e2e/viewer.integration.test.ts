/*
 * What the page of a case asks, on a real database: where a case stands under a filter and an order, and what the API
 * needs to know to ask a site for its pixels.
 */
import type { ArmResult, CaseFilter, ErrorCode, Geometry, SliceResult } from '@atrium/contracts';
import { cohorts } from '@atrium/db';
import {
  actAs,
  findCaseAt,
  ForbiddenError,
  listArmSlices,
  listNeighbours,
  locateImage,
  locateMask,
  locateOutlines,
  NotFoundError,
  recordCase,
  viewCase,
  type Study,
} from '@atrium/study';
import { createTestDatabase, type TestDatabase } from '../sandbox/database';

const SHA = 'a'.repeat(64);
const ARMS = ['boxes~m0', 'boxes~m3', 'other'] as const;
const PROTOCOL = {
  schema: 'atrium/protocol@1',
  name: 'viewer',
  target: { name: 'left atrium', label: [1, 4], ignore: [9] },
  seed: 1,
  strategies: [
    {
      id: 'boxes',
      model: 'tiny',
      prompt: { kind: 'box-per-slice', source: 'reference' },
      sweep: { marginPx: [0, 3] },
    },
    { id: 'other', model: 'tiny', prompt: { kind: 'box-per-slice', source: 'reference' } },
  ],
};
const NOW = new Date('2026-01-01T00:00:00Z');
const GEOMETRY: Geometry = { size: [4, 4, 9], spacing: [1, 1, 2], orientation: 'LPS' };

let database: TestDatabase;
let study: Study;
let runId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  study = { db: database.db, actor: { role: 'owner', id: 'local' }, now: () => NOW };
  runId = await makeRun();
  // Dice of boxes~m0, boxes~m3, other; a code where the arm failed. c6 has no result yet.
  await record('c1', 'north', [0.9, 0.5, 0.8]);
  await record('c2', 'north', [0.7, 0.6, 'PROMPT_EMPTY']);
  await record('c3', 'south', [0.7, 0.95, 0.1]);
  await record('c4', 'south', ['FILE_MISSING', 'FILE_MISSING', 'FILE_MISSING']);
  await record('c5', 'south', [0.2, 0.8, 0.9]);
}, 180_000);

afterAll(() => database.dispose(), 90_000);

/** Six cases of a cohort of seven at two sites: the run leaves the last one out. */
async function makeRun(): Promise<string> {
  const { db } = database;
  for (const id of ['north', 'south']) await db.site.create({ data: { id, tokenHash: SHA } });
  await db.site.update({ where: { id: 'north' }, data: { lastSeenAt: NOW } });
  const cohort = await db.cohort.create({
    data: { name: 'viewer', version: 1, sha256: SHA, manifestSha256: SHA },
  });
  const protocol = await db.protocol.create({
    data: { name: 'viewer', version: 1, sha256: SHA, source: '', body: PROTOCOL },
  });
  const run = await db.run.create({
    data: {
      cohortId: cohort.id,
      protocolId: protocol.id,
      selection: { sites: null, cases: null, limit: null },
    },
  });
  const sites = ['north', 'north', 'south', 'south', 'south', 'south', 'south'];
  await cohorts.createCases(db, cohort.id, sites.map(newCase));
  const cases = await cohorts.listCases(db, cohort.id);
  for (const { id } of cases.slice(0, 6))
    await db.caseRun.create({ data: { runId: run.id, caseRowId: id, model: 'tiny' } });
  return run.id;
}

const newCase = (site: string, position: number): cohorts.NewCase => ({
  site,
  patient_id: `person-${position + 1}`,
  covariates: position < 3 ? { スキャナー: position === 0 ? 'A社' : 'B社' } : {},
  registered: {
    case_id: `c${position + 1}`,
    image_sha256: SHA,
    reference_sha256: position === 1 ? null : SHA,
    geometry: GEOMETRY,
    intensity: null,
    reference: null,
    issue: null,
  },
  checks: null,
});

async function record(
  caseId: string,
  site: string,
  outcomes: (number | ErrorCode)[],
): Promise<void> {
  const actor = { role: 'site', id: `site:${site}`, site } as const;
  await recordCase(actAs(study, actor), {
    site,
    result: {
      schema: 'atrium/case-result@1',
      run_id: runId,
      case_id: caseId,
      model: 'tiny',
      attempt: 1,
      content_hash: SHA,
      image_sha256: SHA,
      reference_sha256: SHA,
      provider: 'cpu',
      geometry: null,
      encoder_passes: 1,
      decodings: 3,
      total_seconds: 1,
      warnings: [],
      arms: outcomes.map((outcome, i) => armResult(caseId, ARMS[i], outcome)),
    },
  });
}

function armResult(caseId: string, arm: string, outcome: number | ErrorCode): ArmResult {
  const dice = typeof outcome === 'number' ? outcome : null;
  return {
    arm,
    status: dice === null ? 'failed' : 'completed',
    error: typeof outcome === 'number' ? null : { code: outcome, message: 'found nothing' },
    metrics: dice === null ? null : metricsOf(dice),
    prompts: dice === null ? null : 2,
    key_slices: [],
    model_seconds: null,
    mask: dice === null ? null : `${runId}/${caseId}/tiny/masks/${arm}.nii.gz`,
    mask_sha256: dice === null ? null : SHA,
    slices: dice === null ? [] : [slice(5, dice), slice(3, null)],
  };
}

const metricsOf = (dice: number) => ({
  dice,
  iou: null,
  hd95_mm: null,
  assd_mm: null,
  nsd: [],
  volume_ml: 1,
  reference_volume_ml: 1,
  sensitivity: null,
  precision: null,
  hd_mm: null,
  relative_volume_error: null,
  centroid_distance_mm: null,
  components: null,
});

const slice = (index: number, dice: number | null): SliceResult => ({
  slice: index,
  reference_pixels: 4,
  predicted_pixels: 3,
  dice,
  prompted: dice !== null,
  object_score: null,
  predicted_iou: null,
  distance_mm: null,
  box: dice === null ? null : [0, 0.5, 2, 3],
});

const EVERY: CaseFilter = {
  sites: [],
  strategies: [],
  arms: [],
  statuses: [],
  codes: [],
  covariates: {},
  text: '',
  order: 'manifest',
  arm: null,
};

/** All cases under a filter, walked from the first to the last, and back. */
async function walk(filter: Partial<CaseFilter>): Promise<string[]> {
  const at = (caseId: string) =>
    listNeighbours(study, { runId, caseId, filter: { ...EVERY, ...filter } });
  // A case that no filter holds stands before the first.
  const { total, next: first, place } = await at('c7');
  expect(place).toBeNull();
  const order: string[] = [];
  for (let caseId = first; caseId !== null;) {
    const here = await at(caseId);
    expect(here).toMatchObject({ total, place: order.length + 1, previous: order.at(-1) ?? null });
    order.push(caseId);
    caseId = here.next;
  }
  expect(order).toHaveLength(total);
  return order;
}

describe('the cases of a run', () => {
  it('are walked in the order of the manifest', async () => {
    expect(await walk({})).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
  });

  it('are walked from the worst Dice of an arm; equal ones as in the manifest, those without one last', async () => {
    const order = 'worst';
    expect(await walk({ order, arm: 'boxes~m0' })).toEqual(['c5', 'c2', 'c3', 'c1', 'c4', 'c6']);
    // A failure of the method counts as 0, one of the data does not count.
    expect(await walk({ order, arm: 'other' })).toEqual(['c2', 'c3', 'c1', 'c5', 'c4', 'c6']);
    expect(await walk({ order, strategies: ['boxes'] })).toEqual(['c5', 'c1', 'c2', 'c3', 'c4']);
    expect(await walk({ order })).toEqual(['c2', 'c3', 'c5', 'c1', 'c4', 'c6']);
  });

  it.each<[Partial<CaseFilter>, string[]]>([
    [{ sites: ['north'] }, ['c1', 'c2']],
    [{ covariates: { スキャナー: ['B社'] } }, ['c2', 'c3']],
    [{ covariates: { スキャナー: ['A社', ''] } }, ['c1', 'c4', 'c5', 'c6']],
    [{ covariates: { スキャナー: [] } }, ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']],
    [{ statuses: ['failed'] }, ['c2', 'c4']],
    [{ statuses: ['failed'], arms: ['boxes~m0'] }, ['c4']],
    [{ codes: ['PROMPT_EMPTY'], sites: ['north'] }, ['c2']],
    [{ text: 'PERSON-3' }, ['c3']],
    [{ text: '%' }, []],
    [{ sites: ["'; DROP TABLE site; --"] }, []],
  ])('are cut to %j', async (filter, expected) => {
    expect(await walk(filter)).toEqual(expected);
  });

  it('are found by their row of the manifest', async () => {
    expect(await findCaseAt(study, { runId, position: 2 })).toBe('c3');
    await expect(findCaseAt(study, { runId, position: 6 })).rejects.toThrow(
      'has no case in row 7 of its manifest',
    );
  });
});

describe('a case', () => {
  it('has every arm of the protocol, in its order, with its row, its error and whether it has a mask', async () => {
    const found = await viewCase(study, { runId, caseId: 'c2' });
    expect(found).toMatchObject({
      case_id: 'c2',
      patient_id: 'person-2',
      site: 'north',
      online: true,
      position: 1,
      geometry: GEOMETRY,
      covariates: { スキャナー: 'B社' },
      has_reference: false,
    });
    expect(found.arms.map(({ arm, has_mask, row }) => [arm, has_mask, row?.dice])).toEqual([
      ['boxes~m0', true, 0.7],
      ['boxes~m3', true, 0.6],
      ['other', false, null],
    ]);
    expect(found.arms[2]).toMatchObject({
      row: { status: 'failed', error_code: 'PROMPT_EMPTY', error_message: 'found nothing' },
      meaning: 'The automatic prompt source found nothing.',
    });
  });

  it('that has no result yet has arms without rows; its site may be away', async () => {
    const found = await viewCase(study, { runId, caseId: 'c6' });
    expect(found.online).toBe(false);
    expect(found.arms.map(({ row, has_mask }) => [row, has_mask])).toEqual(
      ARMS.map(() => [null, false]),
    );
  });

  it('gives the slices of an arm, inferior to superior', async () => {
    const slices = await listArmSlices(study, { runId, caseId: 'c1', arm: 'boxes~m3' });
    expect(slices).toEqual([slice(3, null), slice(5, 0.5)]);
    expect(await listArmSlices(study, { runId, caseId: 'c6', arm: 'other' })).toEqual([]);
  });

  it('of another run, or none, is not found', async () => {
    for (const caseId of ['c7', 'nobody'])
      await expect(viewCase(study, { runId, caseId })).rejects.toThrow(NotFoundError);
  });
});

describe('the way to pixels', () => {
  it('names site, cohort, case, target and masks', async () => {
    const image = await locateImage(study, { runId, caseId: 'c2' });
    expect(image).toMatchObject({ site: 'north', case_id: 'c2', image_sha256: SHA });
    const outlines = await locateOutlines(study, { runId, caseId: 'c2', arms: [...ARMS] });
    expect(outlines).toEqual({
      ...image,
      reference: { labels: [1, 4] },
      masks: expect.arrayContaining(
        ARMS.slice(0, 2).map((arm) => ({ arm, address: `${runId}/c2/tiny/masks/${arm}.nii.gz` })),
      ),
    });
    expect(outlines.masks).toHaveLength(2);
    expect(await locateMask(study, { runId, caseId: 'c1', arm: 'other' })).toEqual({
      site: 'north',
      address: `${runId}/c1/tiny/masks/other.nii.gz`,
    });
    await expect(locateMask(study, { runId, caseId: 'c2', arm: 'other' })).rejects.toThrow(
      'Arm other of case c2 has no mask',
    );
  });

  it('is shut to a site', async () => {
    const site = actAs(study, { role: 'site', id: 'site:north', site: 'north' });
    const key = { runId, caseId: 'c1' };
    await expect(locateImage(site, key)).rejects.toThrow(ForbiddenError);
    await expect(locateOutlines(site, { ...key, arms: [] })).rejects.toThrow(ForbiddenError);
    await expect(locateMask(site, { ...key, arm: 'other' })).rejects.toThrow(ForbiddenError);
  });
});
