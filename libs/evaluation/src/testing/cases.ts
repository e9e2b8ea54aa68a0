import path from 'node:path';
import {
  caseResultSchema,
  type CaseResult,
  type ProtocolYaml,
  type StrategyYaml,
} from '@atrium/contracts';
import { writeMask, writeVolume, type Grid, type Vec3, type VoxelArray } from '@atrium/imaging';
import {
  loadMedsam1,
  loadModel,
  readBundle,
  type FoundBundle,
  type Medsam1,
  type Model,
} from '@atrium/models';
import { automaticModels, expandArms, settingsOf } from '@atrium/protocol';
import {
  evaluateCase,
  type CaseRequest,
  type EvaluationContext,
  type LoadableModel,
} from '../index';

/** A strategy of the tiny model: a box per slice from the reference. */
export const boxes = (id: string, prompt: Partial<StrategyYaml['prompt']> = {}): StrategyYaml => ({
  id,
  model: 'tiny',
  prompt: { kind: 'box-per-slice', source: 'reference', ...prompt },
});

export const protocolOf = (
  strategies: StrategyYaml[],
  rest: Partial<ProtocolYaml> = {},
): ProtocolYaml => ({
  schema: 'atrium/protocol@1',
  name: 'test',
  target: { name: 'left atrium', label: 1 },
  seed: 20241109,
  strategies,
  ...rest,
});

/** LPS+ on disk, as the frame has it. */
export const gridOf = (shape: Vec3, spacing: Vec3 = [1, 1, 2]): Grid => ({
  shape,
  affine: [-spacing[0], 0, 0, 10, 0, -spacing[1], 0, 20, 0, 0, spacing[2], -5, 0, 0, 0, 1],
});

export const SIZE: Vec3 = [40, 30, 8];

/** A bright ball on a textured ground. */
export const image = (): Int16Array =>
  Int16Array.from(
    { length: SIZE[0] * SIZE[1] * SIZE[2] },
    (_, i) => (inBall(i) ? 800 : 300) + ((i * 31) % 83),
  );

/** The ball: labelled on slices 2 to 6. */
export const ball = (): Uint8Array =>
  Uint8Array.from({ length: SIZE[0] * SIZE[1] * SIZE[2] }, (_, i) => (inBall(i) ? 1 : 0));

function inBall(i: number): boolean {
  const [x, y, z] = [
    i % SIZE[0],
    Math.floor(i / SIZE[0]) % SIZE[1],
    Math.floor(i / (SIZE[0] * SIZE[1])),
  ];
  return (x - 18) ** 2 + (y - 14) ** 2 + (4 * (z - 4)) ** 2 < 10 ** 2;
}

/** Writes a case's files; gives their paths. */
export async function writeCase(
  folder: string,
  voxels: { image?: VoxelArray; reference?: Uint8Array; grid?: Grid; referenceGrid?: Grid } = {},
): Promise<{ image: string; reference: string }> {
  const files = { image: path.join(folder, 'i.nii.gz'), reference: path.join(folder, 'r.nii.gz') };
  const grid = voxels.grid ?? gridOf(SIZE);
  await writeVolume(files.image, voxels.image ?? image(), grid);
  await writeMask(files.reference, voxels.reference ?? ball(), voxels.referenceGrid ?? grid);
  return files;
}

const FIXTURES = path.join(__dirname, '../../../models/fixtures');
const FOLDERS: Readonly<Record<string, string>> = {
  tiny: path.join(FIXTURES, 'bundles/tiny'),
  'sam2-reduced': path.join(FIXTURES, 'sam2-reduced'),
  'tiny-unet': path.join(FIXTURES, 'bundles/tiny-unet'),
  litemedsam: path.join(__dirname, '../../../../bundles/litemedsam'),
};

const load = async (found: FoundBundle, wrap: (model: Medsam1) => Medsam1): Promise<Model> => {
  const options = { provider: 'cpu', threads: 2 } as const;
  if (found.bundle.family !== 'medsam1') return loadModel(found, options);
  return wrap(await loadMedsam1(found, options));
};

const loadable = async (id: string): Promise<LoadableModel> => {
  const model = await readBundle(FOLDERS[id]);
  const loaded = await load(model, (one) => one);
  return { model, load: () => Promise.resolve(loaded) };
};

/** Evaluates a case with a real model; gives the result, checked against its schema. */
export async function evaluate(
  folder: string,
  files: Pick<CaseRequest, 'image' | 'reference' | 'secondReference' | 'registered'>,
  protocol: ProtocolYaml,
  changes: Partial<EvaluationContext> & { wrap?: (model: Medsam1) => Medsam1 } = {},
): Promise<CaseResult> {
  const { wrap = (model) => model, ...context } = changes;
  const found = await readBundle(FOLDERS[protocol.strategies[0].model]);
  const model = await load(found, wrap);
  const automatic = await Promise.all(automaticModels(protocol.strategies).map(loadable));
  try {
    const result = await evaluateCase(
      {
        runId: '00000000-0000-4000-8000-000000000000',
        caseId: 'case-1',
        attempt: 1,
        secondReference: null,
        ...files,
        arms: expandArms(protocol),
        settings: settingsOf(protocol),
      },
      {
        model: found,
        provider: 'cpu',
        load: () => Promise.resolve(model),
        automatic,
        maskFolder: folder,
        maskAddress: 'run/case-1/tiny/masks',
        secondsBefore: 0,
        onProgress: () => undefined,
        ...context,
      },
    );
    return caseResultSchema.parse(result);
  } finally {
    await model.release();
    for (const { load: other } of automatic) await (await other()).release();
  }
}
