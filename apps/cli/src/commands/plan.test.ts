import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { planSchema, type Plan } from '@atrium/contracts';
import { gridOf, MaskFolder } from '../testing/masks';
import { runCommand } from '../testing/run-command';
import { plan } from './plan';

const GRID = gridOf([20, 16, 10]);
const PROTOCOL = `schema: atrium/protocol@1
name: plan
target: { name: left atrium, label: 1 }
seed: 1
strategies:
  - id: all
    model: litemedsam
    prompt: { kind: box-per-slice, source: reference }
  - id: third
    model: litemedsam
    prompt: { kind: box-every-k, source: reference, every: 3 }
`;

let folder: MaskFolder;
let protocol: string;

beforeAll(async () => {
  folder = await MaskFolder.create();
  protocol = folder.file('protocol.yaml');
  await writeFile(protocol, PROTOCOL);
  await folder.write('image.nii.gz', GRID, () => true, 100);
  // Slices 2, 3, 4, 5 and 7.
  await folder.write('reference.nii.gz', GRID, (x, _, z) => x < 3 && z >= 2 && z <= 7 && z !== 6);
  await folder.write('strange.nii.gz', GRID, (x) => x < 3, 9);
});
afterAll(() => folder.remove());

async function manifestOf(...rows: string[]): Promise<string> {
  const file = folder.file('cohort.csv');
  await writeFile(file, ['case_id,patient_id,site,image,reference', ...rows, ''].join('\n'));
  return file;
}

async function planned(...rows: string[]): Promise<{ found: Plan; err: string }> {
  const manifest = await manifestOf(...rows);
  const { code, out, err } = await runCommand(
    plan,
    'plan',
    manifest,
    '--protocol',
    protocol,
    '--json',
  );
  expect(code).toBe(0);
  return { found: planSchema.parse(JSON.parse(out)), err };
}

describe('atrium plan', () => {
  it('counts what the files ask for', async () => {
    const { found } = await planned('A,P,s,image.nii.gz,reference.nii.gz', 'B,P,s,image.nii.gz,');
    expect(found).toMatchObject({
      cases: 2,
      rows: 4,
      // Five boxes; of every third, those on slices 2, 5 and 7.
      arms: [
        { arm: 'all', prompts: 5, decodings: 5 },
        { arm: 'third', prompts: 3, decodings: 6 },
      ],
      encoder_passes: 6,
      unreadable: [],
    });
  });

  it('plans on, and names with its path, a case that cannot be evaluated', async () => {
    const { found, err } = await planned(
      'A,P,s,image.nii.gz,strange.nii.gz',
      'B,P,s,gone.nii.gz,',
      'C,P,s,image.nii.gz,reference.nii.gz',
    );
    expect(found.unreadable.map(({ case_id, code }) => [case_id, code])).toEqual([
      ['A', 'LABEL_UNKNOWN'],
      ['B', 'FILE_MISSING'],
    ]);
    expect(found.prompts).toBe(8);
    expect(err).toContain(
      `A: cannot be evaluated: ${folder.file('strange.nii.gz')}: found the value 9`,
    );
    expect(err).toContain(folder.file('gone.nii.gz'));
  });

  it('prints a table with the sums', async () => {
    const manifest = await manifestOf('A,P,s,image.nii.gz,reference.nii.gz');
    const { out } = await runCommand(plan, 'plan', manifest, '--protocol', protocol);
    expect(out).toMatch(/third\s*│ litemedsam │\s*3 │\s*6/);
    expect(out).toContain('8 prompts drawn by a person, 6 encoder passes, 11 decodings.');
  });

  it('refuses manifest and protocol with all problems of both, exit 2', async () => {
    const bad = folder.file('bad.yaml');
    await writeFile(bad, PROTOCOL.replace('seed: 1', 'sed: 1').replace('every: 3', 'every: 0'));
    const manifest = await manifestOf('A,P,s,image.nii.gz,', 'A,P,s,image.nii.gz,');
    const { code, out, err } = await runCommand(plan, 'plan', manifest, '--protocol', bad);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n').map((line) => path.basename(line.split(' ')[0]))).toEqual([
      'cohort.csv:3:1:',
      'bad.yaml:1:1:',
      'bad.yaml:4:1:',
      'bad.yaml:11:60:',
    ]);
  });

  it('takes a missing protocol for wrong usage, exit 1', async () => {
    expect(await runCommand(plan, 'plan', 'x.csv')).toMatchObject({ code: 1 });
  });
});
