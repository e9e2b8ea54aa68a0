import { InvalidArgumentError, Option } from 'commander';
import { METRIC_CONVENTIONS, type MetricConvention, type Metrics } from '@atrium/contracts';
import { computeMetrics } from '@atrium/metrics';
import type { CliCommand, Io } from '../command';
import { EXIT, type ExitCode } from '../exit-codes';
import { masksOf, readPair, type Masks } from '../inputs/mask-pair';
import { parseCount, parseList } from '../inputs/selection';
import { labelsTable, metricsTable, namedMetrics } from '../reporters/metrics-table';

interface MetricsOptions {
  readonly label?: number;
  readonly tolerance?: number[];
  readonly labels?: number[];
  readonly convention: MetricConvention;
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
      .addOption(
        new Option(
          '--labels <list>',
          'several values, each compared as by --label: a column each, with --json a list',
        )
          .argParser(parseLabels)
          .conflicts('label'),
      )
      .addOption(
        new Option('--convention <name>', 'of surface metrics (docs/metrics.md)')
          .choices(METRIC_CONVENTIONS)
          .default(METRIC_CONVENTIONS[0]),
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

function parseLabels(text: string): number[] {
  const labels = [...new Set(parseList(text).map(parseCount))];
  if (labels.length === 0) throw new InvalidArgumentError('Expected values such as 1,2,3.');
  return labels;
}

async function run(
  referenceFile: string,
  predictionFile: string,
  { label, labels, tolerance = DEFAULT_TOLERANCES_MM, convention, repeat, json }: MetricsOptions,
  io: Io,
): Promise<ExitCode> {
  const pair = await readPair(referenceFile, predictionFile, io);
  const tolerances = [...new Set(tolerance)].sort((a, b) => a - b);
  const spacing = Math.max(...pair.frame.spacing);
  for (const mm of tolerances.filter((one) => one < spacing))
    io.err(`warning: the tolerance of ${mm} mm lies below the largest spacing, ${spacing} mm.\n`);
  const named = (of: number | undefined) => {
    const found = measure(masksOf(pair, of), { tolerances, convention, repeat });
    return { ...namedMetrics(found.metrics), milliseconds: found.milliseconds };
  };
  if (labels) {
    const found = labels.map((one) => ({ label: one, ...named(one) }));
    io.out(json ? jsonOf(found) : labelsTable(found));
  } else {
    const found = named(label);
    io.out(json ? jsonOf(found) : metricsTable(found));
  }
  return EXIT.ok;
}

const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

interface Measuring {
  readonly tolerances: readonly number[];
  readonly convention: MetricConvention;
  readonly repeat: number;
}

function measure(
  { reference, prediction, frame: { size, spacing } }: Masks,
  { tolerances, convention, repeat }: Measuring,
): { metrics: Metrics; milliseconds: number } {
  const compute = () => {
    const start = performance.now();
    const metrics = computeMetrics(reference, prediction, size, spacing, tolerances, convention);
    return { metrics, milliseconds: performance.now() - start };
  };
  let best = compute();
  for (let i = 1; i < repeat; i += 1) {
    const next = compute();
    if (next.milliseconds < best.milliseconds) best = next;
  }
  return best;
}
