import { InvalidArgumentError } from 'commander';
import type { Metrics } from '@atrium/contracts';
import { radiologicalFrame, sameGrid, toFrame, type Frame, type VoxelArray } from '@atrium/imaging';
import { computeMetrics } from '@atrium/metrics';
import type { CliCommand, Io } from '../command';
import { EXIT, refused, type ExitCode } from '../exit-codes';
import { maskWhere, valuesOf } from '../inputs/label-mask';
import { parseCount } from '../inputs/selection';
import { issueAt, readNamedVolume } from '../inputs/volume-file';
import { metricsTable, namedMetrics } from '../reporters/metrics-table';

interface MetricsOptions {
  readonly label?: number;
  readonly tolerance?: number[];
  readonly repeat: number;
  readonly json: boolean;
}

const DEFAULT_TOLERANCES_MM = [1, 2];

/** `atrium metrics`: two mask files compared, without any service. */
export const metrics: CliCommand = {
  register: (program, io, finish) =>
    void program
      .command('metrics')
      .description('compare a predicted mask with a reference; files alone, no service')
      .argument('<reference>', 'NIfTI mask')
      .argument('<prediction>', 'NIfTI mask on the same grid')
      .option(
        '--label <n>',
        'this value in the reference, and in the prediction unless that holds only 0 and 1; without it every value > 0',
        parseCount,
      )
      .option('--tolerance <mm>', 'of NSD, may be repeated; default: 1 and 2', collectTolerance)
      .option(
        '--repeat <n>',
        'compute so many times and give the least milliseconds',
        parseCount,
        1,
      )
      .option('--json', "print JSON with results.csv's names", false)
      .action(async (reference: string, prediction: string, options: MetricsOptions) =>
        finish(await run(reference, prediction, options, io)),
      ),
};

function collectTolerance(text: string, before: readonly number[] = []): number[] {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0)
    throw new InvalidArgumentError('Expected millimetres above 0.');
  return [...before, value];
}

async function run(
  referenceFile: string,
  predictionFile: string,
  { label, tolerance = DEFAULT_TOLERANCES_MM, repeat, json }: MetricsOptions,
  io: Io,
): Promise<ExitCode> {
  const masks = await readMasks(referenceFile, predictionFile, label, io);
  const tolerances = [...new Set(tolerance)].sort((a, b) => a - b);
  const spacing = Math.max(...masks.frame.spacing);
  for (const mm of tolerances.filter((one) => one < spacing))
    io.err(`warning: the tolerance of ${mm} mm lies below the largest spacing, ${spacing} mm.\n`);
  const { found, milliseconds } = measure(masks, tolerances, repeat);
  const named = { ...namedMetrics(found), milliseconds };
  io.out(json ? `${JSON.stringify(named, null, 2)}\n` : metricsTable(named));
  return EXIT.ok;
}

interface Masks {
  /** In the radiological frame, 1 inside. */
  readonly reference: Uint8Array;
  readonly prediction: Uint8Array;
  readonly frame: Frame;
}

/** @throws CommandError (exit 2) for files that cannot be read or lie on different grids */
async function readMasks(
  referenceFile: string,
  predictionFile: string,
  label: number | undefined,
  io: Io,
): Promise<Masks> {
  const reference = await readNamedVolume(referenceFile, 'reference');
  const prediction = await readNamedVolume(predictionFile, 'image');
  const grids = sameGrid(reference.grid, prediction.grid);
  if (!grids.ok) throw refused(`${issueAt(predictionFile, grids.issue)}.`);
  const warnings = [
    ...reference.warnings.map((warning) => issueAt(referenceFile, warning)),
    ...prediction.warnings.map((warning) => issueAt(predictionFile, warning)),
    ...(grids.value ? [issueAt(predictionFile, grids.value)] : []),
  ];
  for (const warning of warnings) io.err(`warning: ${warning}\n`);
  const frame = radiologicalFrame(reference.grid);
  return {
    reference: toFrame(insideOf(reference.data, label), frame),
    prediction: toFrame(insideOf(prediction.data, predictedLabel(prediction.data, label)), frame),
    frame,
  };
}

const insideOf = (data: VoxelArray, label: number | undefined): Uint8Array =>
  maskWhere(data, label === undefined ? (value) => value > 0 : (value) => value === label);

/** A prediction that holds only 0 and 1 is of the label, whatever its number. */
const predictedLabel = (data: VoxelArray, label: number | undefined): number | undefined =>
  label !== undefined && [...valuesOf(data)].every((value) => value === 0 || value === 1)
    ? undefined
    : label;

function measure(
  { reference, prediction, frame: { size, spacing } }: Masks,
  tolerances: readonly number[],
  repeat: number,
): { found: Metrics; milliseconds: number } {
  const compute = () => {
    const start = performance.now();
    const found = computeMetrics(reference, prediction, size, spacing, tolerances);
    return { found, milliseconds: performance.now() - start };
  };
  let best = compute();
  for (let i = 1; i < repeat; i += 1) {
    const next = compute();
    if (next.milliseconds < best.milliseconds) best = next;
  }
  return best;
}
