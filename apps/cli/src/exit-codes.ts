/** What a command's exit says (CONTRACTS section 1). */
export const EXIT = {
  ok: 0,
  usage: 1,
  refused: 2,
  failedArms: 3,
  cannotRun: 4,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a code and sentences for people, without a stack trace. */
export class CommandError extends Error {
  constructor(
    readonly exitCode: ExitCode,
    readonly sentences: readonly string[],
  ) {
    super(sentences.join('\n'));
  }
}

/** Input refused, nothing started. */
export const refused = (...sentences: string[]) => new CommandError(EXIT.refused, sentences);

/** The command line itself is wrong. */
export const wrongUsage = (...sentences: string[]) => new CommandError(EXIT.usage, sentences);

/** The run could not start or finish. */
export const cannotRun = (...sentences: string[]) => new CommandError(EXIT.cannotRun, sentences);
