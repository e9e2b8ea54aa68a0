import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { EvaluateCaseInput, StrategyYaml } from '@atrium/contracts';
import { writeMask, writeVolume, type Grid, type Vec3 } from '@atrium/imaging';
import { CaseProcess, type CaseProcessOptions } from '../case-process/host';
import { Centre } from '../centre';
import { DataRoots } from '../data-roots';
import { createLog } from '../log';
import { Holds } from '../holds';
import { Inspectors } from '../intake/threads/inspectors';
import type { Machine } from '../machine';
import { Models } from '../models';
import { Slots } from '../slots';
import { writeIndex, type CaseFiles } from '../store/cohort-index';

const BUNDLES = path.join(__dirname, '../../../../libs/models/fixtures/bundles');

/** Node's options under which case process and viewer's thread run from their source; --import gives a thread no loader. */
export const FROM_SOURCE = ['--conditions=@atrium/source', '--require', 'tsx/cjs'];

export const log = createLog('silent');

/** A worker's machine with one slot and the tiny bundle, in a folder of its own. */
export interface TestSite {
  readonly home: string;
  readonly process: CaseProcess;
  readonly machine: Machine;
  input(change?: Partial<EvaluateCaseInput>, strategies?: StrategyYaml[]): EvaluateCaseInput;
  close(): Promise<void>;
}

export const SITE = 'site-a';
const RUN_ID = '11111111-2222-4333-8444-555555555555';

export const box = (id: string, rest: Partial<StrategyYaml> = {}): StrategyYaml => ({
  id,
  model: 'tiny',
  prompt: { kind: 'box-per-slice', source: 'reference' },
  ...rest,
});

/** More than a minute of decodings for the tiny model on `long`. */
export const ENDLESS: StrategyYaml = box('long', {
  sweep: {
    marginPx: [0, 1, 2, 3, 4],
    scale: [0.8, 0.9, 1, 1.1, 1.2],
    offset: { unit: 'px', x: [-2, -1, 0, 1, 2], y: [-2, -1, 0, 1, 2] },
  },
});

const shaOf = (models: Models, id: string): string => {
  const found = models.verification.models.find((model) => model.id === id);
  if (!found) throw new Error(`there is no bundle ${id}`);
  return found.sha256;
};

export async function makeSite(options: Partial<CaseProcessOptions> = {}): Promise<TestSite> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'atrium-worker-'));
  const cases = await writeCases(home);
  await writeIndex(home, SITE, 'cohort-1', cases);
  const limits = { stallSeconds: 60, maxCases: 100, maxRssBytes: 2 ** 40, execArgv: FROM_SOURCE };
  const slot = new CaseProcess({ ...limits, ...options }, log);
  const models = await Models.find([BUNDLES], 'cpu');
  const machine: Machine = {
    home,
    workerId: '11111111-2222-4333-8444-666666666666',
    roots: new DataRoots([]),
    provider: 'cpu',
    threads: 1,
    models,
    slots: new Slots([slot]),
    holds: new Holds(),
    inspectors: new Inspectors(1, FROM_SOURCE),
    centre: new Centre('http://127.0.0.1:9', 'secret'),
    ending: new AbortController().signal,
    log,
  };
  const sha256 = shaOf(models, 'tiny');
  return {
    home,
    process: slot,
    machine,
    input: (change = {}, strategies = [box('a'), box('b', { sweep: { marginPx: [1, 3] } })]) => ({
      runId: RUN_ID,
      cohortId: 'cohort-1',
      caseId: 'case-1',
      site: SITE,
      model: 'tiny',
      modelSha256: sha256,
      attempt: 1,
      protocol: {
        schema: 'atrium/protocol@1',
        name: 'test',
        target: { name: 'left atrium', label: 1 },
        seed: 1,
        strategies,
      },
      ...change,
    }),
    close: async () => {
      slot.kill();
      await machine.inspectors.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** case-1 of 6 slices, long of 200, broken without its image. */
type KeptFiles = Omit<CaseFiles, 'registered'>;

async function writeCases(home: string): Promise<Map<string, KeptFiles>> {
  return new Map<string, KeptFiles>([
    ['case-1', await writeCase(home, [40, 30, 6])],
    ['long', await writeCase(home, [40, 30, 200])],
    [
      'broken',
      { image: path.join(home, 'nowhere.nii.gz'), reference: null, secondReference: null },
    ],
  ]);
}

async function writeCase(folder: string, shape: Vec3) {
  const grid: Grid = { shape, affine: [-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1] };
  const voxels = shape[0] * shape[1] * shape[2];
  const inside = (i: number) =>
    (i % 40) - 20 > -9 && (i % 40) - 20 < 9 && Math.floor(i / 40) % 30 > 8;
  const image = Int16Array.from(
    { length: voxels },
    (_, i) => ((i * 31) % 83) + (inside(i) ? 800 : 300),
  );
  const files = {
    image: path.join(folder, `${randomUUID()}.nii.gz`),
    reference: path.join(folder, `${randomUUID()}.nii.gz`),
    secondReference: null,
  };
  await writeVolume(files.image, image, grid);
  await writeMask(
    files.reference,
    Uint8Array.from({ length: voxels }, (_, i) => (inside(i) ? 1 : 0)),
    grid,
  );
  return files;
}
