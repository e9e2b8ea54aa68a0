import type { Path } from '../schema/expectation';

/** A problem at a place of the protocol's value; with `key`, at that key of the mapping at `path`. */
export interface Finding {
  readonly path: Path;
  readonly key?: string;
  readonly message: string;
}

/** A path as people write it: `strategies[0].prompt.kind`. */
export const showPath = (path: Path): string =>
  path
    .map((step, i) =>
      typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`,
    )
    .join('');

/** A value as it stands in a message, cut where it is long. */
export function show(value: unknown): string {
  const text = Number.isNaN(value) || value === Infinity ? String(value) : JSON.stringify(value);
  return text === undefined || text.length <= 60 ? String(text) : `${text.slice(0, 57)}...`;
}
