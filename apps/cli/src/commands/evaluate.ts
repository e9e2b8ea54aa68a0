import path from 'node:path';
import { Option } from 'commander';
import {
  counted,
  groupWarnings,
  type RunDetail,
  type Selection,
  type SummaryRow,
} from '@atrium/contracts';
import type { CliCommand, Io } from '../command';
import { withConnection, type Connection } from '../connect';
import { readEnv } from '../env';
import { onInterrupt } from '../evaluate/interrupt';
import { holdOutputFolder, openOutputFolder } from '../evaluate/output-folder';
import { measureRun } from '../evaluate/measure-run';
import { toRunJson } from '../evaluate/run-json';
import { launch, takeUp } from '../evaluate/start-run';
import { withPath } from '../evaluate/with-path';
import { writeOutputs, writeRunJson } from '../evaluate/write-outputs';
import { CommandError, EXIT, type ExitCode } from '../exit-codes';
import { follow, whenAnswered } from '../follow';
import {
  parseCount,
  parseList,
  parseSubset,
  selectionOf,
  type SelectionOptions,
} from '../inputs/selection';
import { readStudyInputs, type StudyInputs } from '../inputs/study-inputs';
import { createProgress, type Progress } from '../progress';
import { diceTable } from '../reporters/dice-table';

interface EvaluateOptions extends SelectionOptions {
  readonly protocol: string;
  readonly out: string;
  readonly retryFailed: boolean;
  readonly json: boolean;
}

/** `atrium evaluate`: the main job on the user's data, through the same API and workflows as every other way. */
export const evaluate: CliCommand = {
  register: (program, io, finish) =>
    void program
      .command('evaluate')
      .description(
        'evaluate a protocol on the cases of a manifest; the same command again goes on where it stopped',
      )
      .argument('<manifest>', 'CSV with case_id,patient_id,site,image,reference')
      .requiredOption('--protocol <file>', 'YAML, schema atrium/protocol@1')
      .requiredOption('--out <dir>', 'folder for results.csv, slices.csv, run.json and masks/')
      .addOption(
        new Option('--sites <ids>', 'only these sites, comma-separated').argParser(parseList),
      )
      .addOption(
        new Option('--cases <ids>', 'only these cases, comma-separated').argParser(parseList),
      )
      .addOption(
        new Option('--limit <n>', 'only the first n cases of the selection').argParser(parseCount),
      )
      .addOption(
        new Option(
          '--subset <name>',
          'only this named subset of the cohort that the manifest is',
        ).argParser(parseSubset),
      )
      .option(
        '--retry-failed',
        'read the files of failed cases anew and evaluate them again',
        false,
      )
      .option('--json', 'print JSON instead of the table', false)
      .action(async (manifest: string, options: EvaluateOptions) =>
        finish(await run(manifest, options, io)),
      ),
};

async function run(manifestFile: string, options: EvaluateOptions, io: Io): Promise<ExitCode> {
  const inputs = await readStudyInputs(manifestFile, options.protocol, readEnv().bundleFolders);
  const selection = selectionOf(options, inputs.rows);
  const dir = path.resolve(options.out);
  const interrupt = onInterrupt((code) => process.exit(code), EXIT.interrupted);
  const { signal } = interrupt;
  const job = { io, dir, inputs, signal, manifestFile, selection, options };
  try {
    return await holdOutputFolder(dir, io, signal, () => evaluateInto(job));
  } finally {
    interrupt.stop();
  }
}

interface Job {
  readonly io: Io;
  readonly dir: string;
  readonly inputs: StudyInputs;
  readonly manifestFile: string;
  readonly selection: Selection;
  readonly options: EvaluateOptions;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
}

/** Launches the folder's run, or takes it up, and follows it to its end. */
async function evaluateInto(job: Job): Promise<ExitCode> {
  const { io, dir, inputs, manifestFile, selection, options, signal } = job;
  const { manifestSha256, protocolSha256 } = inputs;
  const existing = await openOutputFolder(dir, { manifestSha256, protocolSha256, selection });
  return withConnection(io, async (connection) => {
    if (signal.aborted) return EXIT.interrupted;
    const started = existing
      ? await takeUp(connection.api, existing, dir)
      : await launch({
          ...connection,
          manifestFile,
          protocolFile: options.protocol,
          inputs,
          selection,
        });
    await writeRunJson(dir, started);
    const context = { connection, io, dir, inputs, json: options.json, signal };
    return finishRun(context, started, existing !== null && options.retryFailed);
  });
}

interface RunningContext {
  readonly connection: Connection;
  readonly io: Io;
  readonly dir: string;
  readonly inputs: StudyInputs;
  readonly json: boolean;
  /** Ctrl-C. */
  readonly signal: AbortSignal;
}

const hasEnded = ({ state }: RunDetail): boolean => state === 'finished' || state === 'cancelled';

/** `retry`: what had failed by the time the run has finished is evaluated again, its files read anew. */
async function finishRun(
  context: RunningContext,
  started: RunDetail,
  retry: boolean,
): Promise<ExitCode> {
  const { connection, io, dir, inputs, signal } = context;
  const progress = createProgress(io, process.stderr.isTTY, measureRun);
  const { api } = connection;
  const show = () => api.runs.show.query({ id: started.id });
  const options = { ...connection, progress, signal };
  try {
    let run = await follow(show, hasEnded, options);
    if (retry && run.state === 'finished' && run.counts.failed > 0) {
      await api.runs.retryFailed.mutate({ id: run.id });
      run = await follow(show, hasEnded, options);
    }
    if (!hasEnded(run)) run = await pause(connection, run, progress);
    progress.stop();
    await writeOutputs({ api, dir, home: readEnv().home, rows: inputs.rows }, run);
    await report(context, run);
    return exitCodeOf(run);
  } finally {
    progress.stop();
  }
}

const PAUSE_TIMEOUT_MS = 30_000;

/** Ctrl-C: the running cases stop, to start over when the same command resumes. */
async function pause(
  connection: Connection,
  { id }: RunDetail,
  progress: Progress<RunDetail>,
): Promise<RunDetail> {
  progress.say('Pausing the run: the same command resumes it.');
  const signal = AbortSignal.timeout(PAUSE_TIMEOUT_MS);
  const asked = { id, stop_running: true };
  await whenAnswered(() => connection.api.runs.pause.mutate(asked), signal).catch(
    (error: unknown) => {
      if (!signal.aborted) throw error;
      throw new CommandError(EXIT.interrupted, [
        'The API did not answer: the run was not paused and may go on. The same command takes it up.',
      ]);
    },
  );
  const isStill = (run: RunDetail) => run.state === 'paused' || hasEnded(run);
  const show = () => connection.api.runs.show.query({ id });
  return follow(show, isStill, { ...connection, progress, signal });
}

async function report(
  { connection, io, dir, inputs, json }: RunningContext,
  run: RunDetail,
): Promise<void> {
  const dice: SummaryRow[] = await connection.api.results.summary.query({ run_id: run.id });
  io.out(
    json
      ? `${JSON.stringify({ run: toRunJson(run), dice }, null, 2)}\n`
      : diceTable(dice, run.datasets),
  );
  for (const { site, code, rows, meaning, example_case, example } of run.failures) {
    const sentence = withPath(inputs.rows, example_case, example);
    io.err(
      `${site}: ${rows} arms ${code}. ${meaning} For example case ${example_case}: ${sentence}\n`,
    );
  }
  for (const { code, messages } of groupWarnings(run.warnings))
    for (const { message, cases, example } of messages)
      io.err(`warning: ${code} in ${counted(cases, 'case')}, for example ${example}: ${message}\n`);
  io.err(`Results: ${dir}\n`);
}

function exitCodeOf(run: RunDetail): ExitCode {
  if (run.state !== 'finished') return EXIT.interrupted;
  return run.counts.failed > 0 ? EXIT.failedArms : EXIT.ok;
}
