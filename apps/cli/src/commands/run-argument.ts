import { runIdSchema } from '@atrium/contracts';
import { InvalidArgumentError, type Command } from 'commander';

export interface JsonOption {
  readonly json: boolean;
}

export const jsonOption = (command: Command): Command =>
  command.option('--json', 'print JSON', false);

/** A command on one run. */
export const withRun = (command: Command): Command =>
  command.argument('<run>', 'id of a run, as "runs list" shows it', parseRunId);

export function parseRunId(text: string): string {
  if (!runIdSchema.safeParse(text).success)
    throw new InvalidArgumentError('Expected the id of a run.');
  return text;
}
