import pino, { type Logger } from 'pino';

export type { Logger };

/** Structured logs on standard error, with run and case ids; never a path of the site's data. */
export const createLog = (level: string): Logger =>
  pino({ name: 'worker', level }, pino.destination(2));

/** What may be said of an error: its message can hold a path, its kind, code and place in our code cannot. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, code, at: frames?.slice(0, 6).map((line) => line.trim()) };
}
