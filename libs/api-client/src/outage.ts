/** The procedures that change something and may be asked twice all the same: the second asking finds what the first did. */
const REPEATABLE = new Set([
  'cohorts.register',
  'models.verify',
  'protocols.save',
  'runs.pause',
  'runs.resume',
  'runs.cancel',
]);

/** The API is started again within seconds; who waits longer is told. */
const DELAYS_MS = [200, 500, 1000, 2000, 4000, 4000];

/** How long to wait before asking again for the n-th time, n from 1. */
export const retryDelayMs = (again: number): number => DELAYS_MS[again - 1] ?? 0;

interface Asked {
  readonly op: { readonly type: string; readonly path: string; readonly input: unknown };
  readonly error: unknown;
  /** Of all, the first included. */
  readonly attempts: number;
}

/** Whether a question that got no answer is asked again: the API was away, and asking twice does no harm. */
export const isAskedAgain = ({ op, error, attempts }: Asked): boolean =>
  attempts <= DELAYS_MS.length && isOutage(error) && isRepeatable(op);

/** A launch names its run, so that the same launch asked for twice is one run. */
const isRepeatable = ({ type, path, input }: Asked['op']): boolean =>
  type === 'query' ||
  REPEATABLE.has(path) ||
  (path === 'runs.launch' && typeof input === 'object' && input !== null && 'id' in input);

/** No answer of the API came through: tRPC then gives an error without data, with what fetch threw as its cause. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error) || !('data' in error) || error.data) return false;
  return error.cause instanceof TypeError;
}
