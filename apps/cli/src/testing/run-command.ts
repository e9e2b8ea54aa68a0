import { Command, CommanderError } from 'commander';
import type { CliCommand } from '../command';
import { CommandError, EXIT, type ExitCode } from '../exit-codes';

/** What a command printed, and its exit code. */
export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs one verb as main.ts does, in this process. */
export async function runCommand(command: CliCommand, ...args: string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  let code: ExitCode = EXIT.ok;
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const program = new Command('atrium').exitOverride().configureOutput({ writeErr: io.err });
  command.register(program, io, (result) => (code = result));
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommandError) {
      return { code: error.exitCode, out, err: err + error.sentences.join('\n') };
    }
    if (error instanceof CommanderError) return { code: EXIT.usage, out, err };
    throw error;
  }
  return { code, out, err };
}
