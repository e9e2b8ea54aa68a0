import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ApiClient } from '@atrium/api-client';
import type { AcceptanceAnswer, RunDetail, RunsAnalysis } from '@atrium/contracts';
import type { CliCommand, Io } from '../command';
import { withConnection } from '../connect';
import { EXIT, type ExitCode } from '../exit-codes';
import { waitForAnswer } from '../report/wait-for-answer';
import { comparisonFiles } from '../reporters/comparison-files';
import { comparisonText } from '../reporters/comparison-text';
import { jsonOption, parseRunId, type JsonOption } from './run-argument';

interface CompareOptions extends JsonOption {
  readonly endpoint?: string;
  readonly out?: string;
}

/** A run as far as a comparison goes. */
export interface ComparedRun {
  readonly run: RunDetail;
  /** The endpoint that its protocol declares. */
  readonly endpoint: string;
  readonly acceptance: readonly AcceptanceAnswer[];
}

/** Two runs, the second held against the first. */
export interface Comparison {
  readonly a: ComparedRun;
  readonly b: ComparedRun;
  readonly analysis: RunsAnalysis;
}

/** `atrium compare`: what differed between two runs, and what that did, case by case. */
export const compare: CliCommand = {
  register: (program, io, finish) =>
    void jsonOption(
      program
        .command('compare')
        .description('two runs that have ended: what differed, and what that did; B less A')
        .argument('<run_a>', 'id of a run, as "runs list" shows it', parseRunId)
        .argument('<run_b>', 'id of another run', parseRunId)
        .option('--endpoint <name>', "a column of results.csv; default: what B's protocol declares")
        .option('--out <dir>', 'folder to write the tables to, as CSV'),
    ).action(async (a: string, b: string, options: CompareOptions) =>
      finish(await run(io, a, b, options)),
    ),
};

async function run(io: Io, a: string, b: string, options: CompareOptions): Promise<ExitCode> {
  const comparison = await withConnection(io, ({ api }) =>
    readComparison(io, api, { a, b, endpoint: options.endpoint }),
  );
  io.out(options.json ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison));
  if (options.out === undefined) return EXIT.ok;
  const folder = path.resolve(options.out);
  await mkdir(folder, { recursive: true });
  for (const { name, text } of comparisonFiles(comparison.analysis))
    await writeFile(path.join(folder, name), text);
  io.err(`Tables: ${folder}\n`);
  return EXIT.ok;
}

interface Asked {
  readonly a: string;
  readonly b: string;
  readonly endpoint: string | undefined;
}

async function readComparison(io: Io, api: ApiClient, asked: Asked): Promise<Comparison> {
  const [a, b] = [await readRun(io, api, asked.a), await readRun(io, api, asked.b)];
  const endpoint = asked.endpoint ?? b.endpoint;
  const question = { kind: 'runs', against: asked.a, endpoint } as const;
  const answer = await waitForAnswer(io, api, { run_id: asked.b, question });
  if (answer.kind !== 'runs') throw new Error('an answer to another question');
  return { a, b, analysis: answer.runs };
}

async function readRun(io: Io, api: ApiClient, id: string): Promise<ComparedRun> {
  const run = await api.runs.show.query({ id });
  const answer = await waitForAnswer(io, api, { run_id: id, question: { kind: 'run' } });
  if (answer.kind !== 'run') throw new Error('an answer to another question');
  const { endpoint, acceptance } = answer.run;
  return { run, endpoint, acceptance };
}
