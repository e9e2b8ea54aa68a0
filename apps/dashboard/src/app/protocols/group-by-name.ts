import type { ProtocolListItem } from '@atrium/contracts';

/** A name with its versions, the newest first. */
export interface NamedVersions {
  readonly name: string;
  readonly versions: readonly [ProtocolListItem, ...ProtocolListItem[]];
  /** Of all versions. */
  readonly runs: number;
}

/** Versions by name; the name whose newest version was saved last comes first. */
export function groupByName(all: readonly ProtocolListItem[]): NamedVersions[] {
  const names = new Map<string, ProtocolListItem[]>();
  for (const one of all) names.set(one.name, [...(names.get(one.name) ?? []), one]);
  return [...names]
    .flatMap(([name, own]) => {
      const [newest, ...earlier] = own.sort((a, b) => b.version - a.version);
      const runs = own.reduce((sum, one) => sum + one.runs, 0);
      return newest ? [{ name, versions: [newest, ...earlier] as const, runs }] : [];
    })
    .sort((a, b) => b.versions[0].created_at.localeCompare(a.versions[0].created_at));
}
