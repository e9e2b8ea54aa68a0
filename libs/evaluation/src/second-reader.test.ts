import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { CaseResult } from '@atrium/contracts';
import { writeMask } from '@atrium/imaging';
import { ball, boxes, evaluate, gridOf, protocolOf, SIZE, writeCase } from './testing/cases';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'atrium-reader-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const PLANE = SIZE[0] * SIZE[1];
const area = (mask: Uint8Array): number => mask.reduce((sum, value) => sum + value, 0);
const readerWarnings = ({ warnings }: CaseResult) =>
  warnings.filter(({ code }) => code === 'SECOND_REFERENCE_UNUSABLE');
const protocol = protocolOf([boxes('tight')]);

async function withReader(mask: Uint8Array, grid = gridOf(SIZE)) {
  const secondReference = path.join(folder, 'second.nii.gz');
  await writeMask(secondReference, mask, grid);
  return { ...(await writeCase(folder)), secondReference };
}

it('is measured against the reference as a prediction is', async () => {
  const half = ball().map((value, i) => (i < 5 * PLANE ? value : 0));
  const result = await evaluate(folder, await withReader(half), protocol);
  const [whole, part] = [area(ball()), area(half)];
  expect(result.second_reader?.dice).toBeCloseTo((2 * part) / (whole + part), 12);
  expect(result.second_reader?.sensitivity).toBeCloseTo(part / whole, 12);
  expect(result.second_reader?.precision).toBe(1);
  expect(readerWarnings(result)).toEqual([]);
});

it('is part of the content hash, and a case without one has none', async () => {
  const files = await withReader(ball());
  const { image, reference } = files;
  const [without, same, other] = [
    await evaluate(folder, { image, reference }, protocol),
    await evaluate(folder, files, protocol),
    await evaluate(folder, await withReader(new Uint8Array(ball().length)), protocol),
  ];
  expect(without.second_reader).toBeNull();
  expect(same.second_reader?.dice).toBe(1);
  expect(other.second_reader).toMatchObject({ dice: 0, hd95_mm: null });
  expect(new Set([without, same, other].map((one) => one.content_hash)).size).toBe(3);
});

it('is none where it is another file than the version was registered with', async () => {
  const files = await withReader(ball());
  const { image_sha256: image, reference_sha256: reference } = await evaluate(
    folder,
    files,
    protocol,
  );
  const registered = { image, reference, secondReference: 'f'.repeat(64), isSound: true };
  const result = await evaluate(folder, { ...files, registered }, protocol);
  expect(result.second_reader).toBeNull();
  expect(readerWarnings(result)[0].message).toContain('(FILE_REPLACED)');
  expect(result.arms[0].status).toBe('completed');
});

it.each([
  ['another grid', () => withReader(ball(), gridOf(SIZE, [2, 2, 2])), 'GRID_MISMATCH'],
  ['an unknown label', () => withReader(ball().map((value) => value * 7)), 'LABEL_UNKNOWN'],
  [
    'no NIfTI',
    async () => {
      const files = await withReader(ball());
      await writeFile(files.secondReference, 'text');
      return files;
    },
    'FORMAT_UNKNOWN',
  ],
] as const)('that is %s warns and fails nothing', async (_, files, code) => {
  const result = await evaluate(folder, await files(), protocol);
  expect(result.arms[0].status).toBe('completed');
  expect(result.second_reader).toBeNull();
  expect(readerWarnings(result)).toEqual([
    {
      code: 'SECOND_REFERENCE_UNUSABLE',
      message: expect.stringMatching(new RegExp(`^reference_2: .*\\(${code}\\)$`)),
    },
  ]);
});
