import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@atrium/api-client';
import type { RunDetail, Verification } from '@atrium/contracts';
import { TRPCClientError } from '@trpc/client';
import { Option } from 'commander';
import type { CliCommand, Io } from '../command';
import { withConnection, type Connection } from '../connect';
import { onInterrupt } from '../evaluate/interrupt';
import { measureRun } from '../evaluate/measure-run';
import { cannotRun, EXIT, type ExitCode } from '../exit-codes';
import { follow } from '../follow';
import { parseList } from '../inputs/selection';
import { createProgress } from '../progress';
import { verificationText } from '../reporters/verification';
import { jsonOption, withRun, type JsonOption } from './run-argument';

interface VerifyOptions extends JsonOption {
  readonly case?: string[];
}

/** `atrium verify`: a run's cases computed again at their sites, every number held against what the run says. */
export const verify: CliCommand = {
  register: (program, io, finish) =>
    void jsonOption(
      withRun(
        program
          .command('verify')
          .description('compute cases of a run again and say whether every number is the same'),
      ).addOption(
        new Option(
          '--case <ids>',
          'only these cases, comma-separated; default: every one',
        ).argParser(parseList),
      ),
    ).action(async (id: string, options: VerifyOptions) => finish(await run(io, id, options))),
};

async function run(io: Io, id: string, options: VerifyOptions): Promise<ExitCode> {
  const interrupt = onInterrupt((code) => process.exit(code), EXIT.interrupted);
  try {
    return await withConnection(io, async (connection) => {
      const verified = await connection.api.runs.show.query({ id });
      const started = await launch(connection.api, verified, options.case);
      io.err(`Run ${started} computes them again.\n`);
      const ended = await followVerification(io, connection, started, interrupt.signal);
      if (ended.state !== 'finished') return EXIT.interrupted;
      const found = await connection.api.results.verification.query({ run_id: started });
      io.out(options.json ? `${JSON.stringify(found, null, 2)}\n` : verificationText(found));
      return exitCodeOf(found);
    });
  } finally {
    interrupt.stop();
  }
}

/** @throws CommandError (exit 4) where the run cannot be computed as it was: it goes on, or a model is gone */
async function launch(
  api: ApiClient,
  { id, protocol, cohort, selection }: RunDetail,
  cases: string[] | undefined,
): Promise<string> {
  try {
    const launched = await api.runs.launch.mutate({
      id: randomUUID(),
      protocol_id: protocol.id,
      cohort_id: cohort.id,
      selection: cases ? { sites: null, cases, limit: null } : selection,
      rerun_of: id,
      mode: 'verify',
    });
    return launched.id;
  } catch (error) {
    if (error instanceof TRPCClientError) throw cannotRun(`Not verified: ${error.message}`);
    throw error;
  }
}

/** Follows the verification to its end; Ctrl-C cancels it, for half of one says nothing. */
async function followVerification(
  io: Io,
  connection: Connection,
  id: string,
  signal: AbortSignal,
): Promise<RunDetail> {
  const progress = createProgress(io, process.stderr.isTTY, measureRun);
  const hasEnded = ({ state }: RunDetail) => state === 'finished' || state === 'cancelled';
  try {
    const ended = await follow(() => connection.api.runs.show.query({ id }), hasEnded, {
      ...connection,
      progress,
      signal,
    });
    if (!hasEnded(ended)) await connection.api.runs.cancel.mutate({ id });
    return ended;
  } finally {
    progress.stop();
  }
}

function exitCodeOf({ not_computed, differences_total }: Verification): ExitCode {
  if (differences_total > 0) return EXIT.failedArms;
  return not_computed > 0 ? EXIT.cannotRun : EXIT.ok;
}
