import type { LineageRun } from '@atrium/contracts';

/** A run of a family with how deep it stands below the first one. */
export interface TreeRow {
  readonly run: LineageRun;
  readonly depth: number;
}

/** A family in reading order: each run, then what repeats it, oldest first. */
export function treeRows(family: readonly LineageRun[]): TreeRow[] {
  const known = new Set(family.map(({ id }) => id));
  const below = (parent: string | null, depth: number): TreeRow[] =>
    family
      .filter(({ rerun_of: of }) => (of !== null && known.has(of) ? of : null) === parent)
      .flatMap((run) => [{ run, depth }, ...below(run.id, depth + 1)]);
  return below(null, 0);
}
