import type { Command } from 'commander';
import type { ExitCode } from './exit-codes';

/** Where a command writes: the table or JSON to `out`, all else to `err`. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Asks whoever sits at the terminal; missing where nobody does. */
  readonly ask?: (question: string) => Promise<string>;
}

/** One verb of `atrium`. */
export interface CliCommand {
  /** Adds itself to the program; its action hands its exit code to `finish`. */
  register(program: Command, io: Io, finish: (code: ExitCode) => void): void;
}
