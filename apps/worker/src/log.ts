import pino, { type Logger } from 'pino';
import { errorCode } from './error-code';

export type { Logger };

/** Structured logs on standard error, with run and case ids; never a path of the site's data. */
export const createLog = (level: string): Logger =>
  pino({ name: 'worker', level }, pino.destination(2));

/** What may be said of an error: its message can hold a path, its kind, code and place in our code cannot. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.name,
    code: errorCode(error),
    at: frames?.slice(0, 6).map((line) => line.trim()),
  };
}
