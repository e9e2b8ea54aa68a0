import path from 'node:path';
import { writeVolume } from '@atrium/imaging';
import { readResults, readRunJson, type Row } from '../sandbox/results';
import { Sandbox } from '../sandbox/sandbox';
import { ball, GRID, writeCase, writeManifest } from '../sandbox/scans';

/*
 * Boxes from the reference beside those that a task-specific model or a rule draws, and that model by itself: through the command
 * line, Temporal, two sites and their case process.
 */

const PROTOCOL = `schema: atrium/protocol@1
name: automatic
target: { name: left atrium, label: 1 }
seed: 7
strategies:
  - id: oracle
    model: tiny
    prompt: { kind: box-per-slice, source: reference }
  - id: by-unet
    model: tiny
    prompt: { kind: box-per-slice, source: automatic, by: tiny-unet }
  - id: by-rule
    model: tiny
    prompt: { kind: box-chained, source: automatic, by: { rule: brightest-region, ml: [0.5, 10] } }
  - id: unet
    model: tiny-unet
    prompt: { kind: none }
`;
const ARMS = ['oracle', 'by-unet', 'by-rule', 'unet'];

let sandbox: Sandbox;
let rows: Row[];
let out: string;
let finished: { code: number | null; err: string };

beforeAll(async () => {
  sandbox = await Sandbox.create();
  const protocol = await sandbox.write('protocol.yaml', PROTOCOL);
  const good = await writeCase(sandbox.folder, 'good');
  const dark = await writeCase(sandbox.folder, 'dark');
  const noise = Int16Array.from(ball().image, (_, i) => 100 + ((i * 7919) % 50));
  await writeVolume(dark.image, noise, GRID);
  const manifest = await writeManifest(sandbox.file('manifest.csv'), [
    { id: 'good', site: 'north', ...good },
    { id: 'dark', site: 'south', ...dark },
    { id: 'bare', site: 'south', image: good.image, reference: '' },
  ]);
  out = sandbox.file('out');
  finished = await sandbox.atrium('evaluate', manifest, '--protocol', protocol, '--out', out);
  rows = await readResults(out);
}, 300_000);

afterAll(() => sandbox.dispose(), 90_000);

const rowOf = (caseId: string, arm: string): Row =>
  rows.find((row) => row['case_id'] === caseId && row['arm'] === arm) ?? {};

it('ends with 3: a source that finds nothing fails its arms', () => {
  expect(finished).toMatchObject({ code: 3 });
  expect(rows).toHaveLength(3 * ARMS.length);
});

it('says of every row where its prompts come from, and that nobody drew them', () => {
  const columns = ARMS.map((arm) => {
    const row = rowOf('good', arm);
    return [
      row['status'],
      row['prompt_source'],
      row['prompt_kind'],
      row['z_range'],
      row['prompts'],
    ];
  });
  expect(columns).toEqual([
    ['completed', 'reference', 'box-per-slice', 'reference', '5'],
    ['completed', 'automatic', 'box-per-slice', 'full', '0'],
    ['completed', 'automatic', 'box-chained', 'full', '0'],
    ['completed', 'none', 'none', 'full', '0'],
  ]);
  for (const arm of ARMS) expect(Number(rowOf('good', arm)['dice'])).toBeGreaterThan(0.3);
  expect(rowOf('good', 'unet')).toMatchObject({ margin_px: '', scale: '', key_slice: '' });
});

it('fails what the model finds nothing for, as the method’s fault; by itself it is an empty mask', () => {
  expect(rowOf('dark', 'by-unet')).toMatchObject({ status: 'failed', error_code: 'PROMPT_EMPTY' });
  expect(rowOf('dark', 'unet')).toMatchObject({ status: 'completed', dice: '0', volume_ml: '0' });
});

it('runs without a reference, which only the oracle needs', () => {
  expect(rowOf('bare', 'oracle')).toMatchObject({ status: 'excluded', error_code: 'NO_REFERENCE' });
  for (const arm of ARMS.slice(1)) {
    expect(rowOf('bare', arm)).toMatchObject({ status: 'completed', dice: '' });
    expect(rowOf('bare', arm)['volume_ml']).toBe(rowOf('good', arm)['volume_ml']);
  }
});

it('names every model of the run with its hash', async () => {
  const { models, counts } = await readRunJson(out);
  expect(models.map(({ id }) => id).sort()).toEqual(['tiny', 'tiny-unet']);
  expect(counts.excluded).toBe(1);
});

it('plans what it would cost without a service', async () => {
  const protocol = path.join(sandbox.folder, 'protocol.yaml');
  const planned = await sandbox.atrium(
    'plan',
    sandbox.file('manifest.csv'),
    '--protocol',
    protocol,
    '--json',
  );
  expect(planned.code).toBe(0);
  const plan: unknown = JSON.parse(planned.out);
  // 27 x 24 x 12 voxels for the network: 3 x 2 x 5 patches, each mirrored too, of three cases.
  expect(plan).toMatchObject({
    encoder_passes: 3 * (60 + 8),
    arms: [{ prompts: 10 }, { prompts: 0 }, { prompts: 0 }, { prompts: 0, decodings: 0 }],
  });
});
