import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { powerPlanSchema, type ProtocolYaml } from '@atrium/contracts';
import { CommandError } from '../exit-codes';
import { powerTable } from '../reporters/power-table';
import { planPower } from './power';

const protocol: ProtocolYaml = {
  schema: 'atrium/protocol@1',
  name: 'p',
  target: { name: 'left atrium', label: 1 },
  seed: 5,
  strategies: [],
  analysis: {
    endpoint: 'dice',
    comparisons: [
      { id: 'easy', kind: 'non-inferiority', arm: 'a', against: 'b', margin: 0.05 },
      { id: 'hard', kind: 'non-inferiority', arm: 'a', against: 'b', margin: 0.012 },
    ],
  },
};

const HEAD = 'case_id,patient_id,site,arm,status,error_code,dice';
let folder: string;

/** Two sites of ten patients, a patient with two scans at the first; arm a is as good as b, but for chance. */
function pilotRows(): string[] {
  return ['x', 'y'].flatMap((site) =>
    Array.from({ length: site === 'x' ? 11 : 10 }, (_, i) => {
      const patient = `p${Math.min(i, 9)}`;
      const [a, b] = [0.9 + 0.02 * Math.sin(7 * i), 0.9 + 0.001 * i];
      return [
        `${site}${i},${patient},${site},a,completed,,${a}`,
        `${site}${i},${patient},${site},b,completed,,${b}`,
      ];
    }).flat(),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-power-'));
});
afterAll(() => rm(folder, { recursive: true }));

const plan = async (rows: readonly string[], given = protocol, sites = [2]) => {
  await writeFile(path.join(folder, 'results.csv'), `${[HEAD, ...rows].join('\n')}\n`);
  return planPower({ protocol: given, pilot: folder, sites, onStep: () => undefined });
};

it('says how many patients each comparison needs, the same for the same seed', async () => {
  const found = await plan(pilotRows());
  expect(powerPlanSchema.parse(found)).toEqual(found);
  expect(await plan(pilotRows())).toEqual(found);
  const [easy, hard] = found.comparisons;
  expect(easy.pairs).toEqual([
    { site: 'x', patients: 10 },
    { site: 'y', patients: 10 },
  ]);
  const neededOf = ({ sizes }: typeof easy) => sizes.map(({ patients }) => patients ?? Infinity);
  const [eighty, ninety] = neededOf(easy);
  expect(easy.sizes.map(({ wanted }) => wanted)).toEqual([0.8, 0.9]);
  expect(eighty).toBeLessThanOrEqual(ninety);
  expect(neededOf(hard)[0]).toBeGreaterThan(eighty);
  const table = powerTable(found);
  expect(table).toContain('easy');
  expect(table).toContain('up to 500 studies a size');
}, 60_000);

it('counts a failure of the method as worst, and leaves out what failed for its data', async () => {
  const failed = (code: string) => `x99,p99,x,a,failed,${code},`;
  const reference = 'x99,p99,x,b,completed,,0.9';
  const easy = {
    ...protocol,
    analysis: { endpoint: 'dice', comparisons: protocol.analysis?.comparisons?.slice(0, 1) },
  } as const;
  const pairsOf = async (code: string) =>
    (await plan([...pilotRows(), failed(code), reference], easy)).comparisons[0];
  const method = await pairsOf('PROMPT_EMPTY');
  const data = await pairsOf('FILE_MISSING');
  expect(method.pairs[0].patients).toBe(11);
  expect(data.pairs[0].patients).toBe(10);
  expect(method.mean).toBeLessThan((data.mean ?? NaN) - 0.03);
}, 60_000);

it.each<[string, readonly string[] | null, ProtocolYaml, RegExp]>([
  [
    'nothing declared',
    pilotRows(),
    { ...protocol, analysis: { endpoint: 'dice' } },
    /declares no comparison/,
  ],
  ['arms that the pilot has not', [], protocol, /has 0 pairs of a and b/],
  ['a value that is none', ['c,p,s,a,completed,,much'], protocol, /line 2: found much in dice/],
])('refuses %s', async (_what, rows, given, message) => {
  await expect(plan(rows ?? [], given)).rejects.toThrow(message);
});

it('refuses a folder without results', async () => {
  const none = planPower({
    protocol,
    pilot: path.join(folder, 'none'),
    sites: [1],
    onStep: () => undefined,
  });
  await expect(none).rejects.toThrow(CommandError);
  await expect(none).rejects.toThrow('expected the --out folder of an evaluation');
});
