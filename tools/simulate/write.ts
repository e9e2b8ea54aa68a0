import type { Arm } from '@atrium/contracts';
import { cohorts, protocols, runs, sites, slices, type Database } from '@atrium/db';
import { expandArms } from '@atrium/protocol';
import { randomFrom, type Random } from '../phantom/random';
import { sha256, simulatedCase, writeCases } from './cases';
import { isSimulatedBySlice, simulatedTrack, type SimulatedTrack } from './slices';
import { difficultyOf, simulatedDice, type SimulatedRun } from './study';

/** Rows that go into one statement. */
const BATCH = 10_000;

type StoredCase = Awaited<ReturnType<typeof cohorts.listCases>>[number];

/**
 * Writes a run with its cohort, its protocol and its results into a database, as if it had been evaluated: for benchmarks
 * and for looking at pages. Every number is drawn from `seed`.
 * @returns the run's id
 */
export async function writeRun(db: Database, run: SimulatedRun, seed: number): Promise<string> {
  const random = randomFrom(seed);
  for (const site of run.sites) await sites.ensureSite(db, site, sha256(`simulated ${site}`));
  const cases = await writeCohort(db, run, random);
  const text = JSON.stringify(run.protocol);
  const protocol =
    (await protocols.findProtocolBySha256(db, sha256(text))) ??
    (await protocols.createProtocol(db, run.protocol, text, sha256(text)));
  const model = sha256('simulated litemedsam');
  await db.modelBundle.createMany({
    data: [
      {
        sha256: model,
        bundleId: 'litemedsam',
        version: '0',
        family: 'medsam1',
        title: 'Simulated',
      },
    ],
    skipDuplicates: true,
  });
  const created = await runs.createRun(db, {
    protocolId: protocol.id,
    cohortId: cases[0].cohortId,
    selection: { sites: null, cases: null, limit: null },
    sites: [...run.sites],
    modelSha256s: [model],
    mode: 'compute',
  });
  await writeResults(db, created.id, run, cases, random);
  const endedAt = new Date();
  await runs.changeRunSites(db, created.id, 'finished');
  await runs.changeRun(db, created.id, {
    state: 'finished',
    startedAt: created.createdAt,
    endedAt,
    provider: 'simulated',
  });
  return created.id;
}

async function writeCohort(db: Database, { name, cases, sites: at }: SimulatedRun, random: Random) {
  const rows = Array.from({ length: cases }, (_, i) =>
    simulatedCase(name, i, at[i % at.length], random),
  );
  return cohorts.listCases(db, await writeCases(db, name, rows));
}

async function writeResults(
  db: Database,
  runId: string,
  { protocol, sites: at }: SimulatedRun,
  cases: readonly StoredCase[],
  random: Random,
): Promise<void> {
  const arms = expandArms(protocol);
  await db.caseRun.createMany({
    data: cases.map(({ id }) => ({
      runId,
      caseRowId: id,
      model: 'litemedsam',
      state: 'completed' as const,
    })),
  });
  const written = cases.flatMap((one) =>
    resultRows(runId, one, { arms, site: at.indexOf(one.siteId) }, random),
  );
  const rows = written.map(({ row }) => row);
  for (let at = 0; at < rows.length; at += BATCH)
    await insertResults(db, rows.slice(at, at + BATCH));
  const tracks = written.map(({ row, track }) => ({
    resultId: row.id,
    keySlices: track?.keySlices ?? [],
    slices: track?.slices ?? [],
  }));
  await slices.insertSlices(db, tracks);
}

/** One parameter of JSON is ten times as fast as a parameter for each value. */
async function insertResults(db: Database, rows: readonly object[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "result" SELECT * FROM jsonb_populate_recordset(NULL::"result", ${JSON.stringify(rows)}::jsonb)`;
}

function resultRows(
  runId: string,
  one: StoredCase,
  { arms, site }: { readonly arms: readonly Arm[]; readonly site: number },
  random: Random,
) {
  const difficulty = difficultyOf(random);
  const slices = 20 + Math.floor(20 * random());
  return arms.map((arm, armPosition) => {
    const dice = simulatedDice(arm, site, difficulty, random);
    const common = {
      id: crypto.randomUUID(),
      run_id: runId,
      case_row_id: one.id,
      case_id: one.caseId,
      case_position: one.position,
      site_id: one.siteId,
      model: arm.model,
      strategy: arm.strategy,
      arm: arm.id,
      arm_position: armPosition,
      key_slices: [],
      nsd: [],
      has_reference: true,
    };
    if (random() < 0.005) {
      const failed = {
        ...common,
        status: 'failed' as const,
        error_code: 'PROMPT_INVALID',
        error_message: 'Simulated: the box lies outside the slice.',
      };
      return { row: failed, track: null };
    }
    const track = isSimulatedBySlice(arm) ? simulatedTrack(arm, slices, difficulty, random) : null;
    const row = { ...common, status: 'completed' as const, ...measures(arm, dice, slices) };
    return { row: track ? { ...row, ...columnsOf(track) } : row, track };
  });
}

function columnsOf({ keySlices, drift }: SimulatedTrack) {
  return {
    key_slices: keySlices,
    prompts: keySlices.length,
    slices_overrun: drift?.slices_overrun ?? null,
    slices_missed: drift?.slices_missed ?? null,
    lost_inferior_slice: drift?.lost_inferior?.slice ?? null,
    lost_inferior_mm: drift?.lost_inferior?.distance_mm ?? null,
    lost_superior_slice: drift?.lost_superior?.slice ?? null,
    lost_superior_mm: drift?.lost_superior?.distance_mm ?? null,
    stability: drift?.stability ?? null,
  };
}

function measures({ prompt }: Arm, dice: number, slices: number) {
  const volume = 60 + 1.5 * slices;
  return {
    dice,
    iou: dice / (2 - dice),
    hd95_mm: dice === 0 ? null : 2 + 60 * (1 - dice),
    assd_mm: dice === 0 ? null : 0.5 + 10 * (1 - dice),
    nsd: [1, 2].map((tolerance_mm) => ({
      tolerance_mm,
      value: Math.max(0, 1 - (3 / tolerance_mm) * (1 - dice)),
    })),
    volume_ml: volume * (0.9 + 0.2 * dice),
    reference_volume_ml: volume,
    sensitivity: dice,
    precision: dice === 0 ? null : dice,
    hd_mm: dice === 0 ? null : 4 + 90 * (1 - dice),
    relative_volume_error: 0.2 * dice - 0.1,
    centroid_distance_mm: dice === 0 ? null : 20 * (1 - dice),
    components: dice === 0 ? 0 : 1,
    prompts: prompt.kind === 'box-chained' ? 1 : Math.ceil(slices / (prompt.every ?? 1)),
    model_seconds: 0.9 * slices,
    total_seconds: 1.2 * slices,
  };
}
