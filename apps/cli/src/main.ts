import { createInterface } from 'node:readline/promises';
import { TRPCClientError } from '@trpc/client';
import { Command, CommanderError } from 'commander';
import type { CliCommand, Io } from './command';
import { cohort } from './commands/cohort';
import { compare } from './commands/compare';
import { doctor } from './commands/doctor';
import { evaluate } from './commands/evaluate';
import { metrics } from './commands/metrics';
import { models } from './commands/models';
import { plan } from './commands/plan';
import { report } from './commands/report';
import { runs } from './commands/runs';
import { verify } from './commands/verify';
import { CommandError, EXIT, type ExitCode } from './exit-codes';
import { version } from './version';

const COMMANDS: readonly CliCommand[] = [
  evaluate,
  metrics,
  plan,
  cohort,
  runs,
  compare,
  verify,
  report,
  models,
  doctor,
];

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
};

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

function createProgram(finish: (code: ExitCode) => void): Command {
  const program = new Command('atrium')
    .description(
      'Evaluates promptable foundation models for left atrium segmentation over many sites.',
    )
    .version(version())
    .exitOverride()
    .showHelpAfterError('(add --help for usage)');
  for (const command of COMMANDS) command.register(program, io, finish);
  return program;
}

async function main(): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  try {
    await createProgram((result) => {
      code = result;
    }).parseAsync();
    return code;
  } catch (error) {
    return explain(error);
  }
}

/** The API understood and said no: an unknown run, a verb that its state does not allow. */
function isRefusal(error: unknown): boolean {
  const status: unknown = error instanceof TRPCClientError ? error.data?.httpStatus : undefined;
  return typeof status === 'number' && status >= 400 && status < 500;
}

function explain(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof CommandError) {
    io.err(`${error.sentences.join('\n')}\n`);
    return error.exitCode;
  }
  io.err(`${error instanceof Error ? error.message : String(error)}\n`);
  return isRefusal(error) ? EXIT.usage : EXIT.cannotRun;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    io.err(`${String(error)}\n`);
    process.exitCode = EXIT.cannotRun;
  },
);
