import type { Ranked, RunsAnalysis } from '@atrium/contracts';
import type { Cell } from './csv';

/** A table by the name of its file. */
export interface NamedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A run held against another (B less A), as tables: arms and sites, what moved, what became of cases. */
export const runsTables = (found: RunsAnalysis): NamedTable[] => [
  differences(found),
  moved(found),
  cases(found),
];

const finite = (value: Ranked | null): Cell => (typeof value === 'number' ? value : null);

const differences = ({ arms, endpoint }: RunsAnalysis): NamedTable => ({
  name: 'differences',
  columns: ['arm', 'site', 'population', 'endpoint', 'pairs', 'difference', 'low', 'high', 'p'],
  rows: arms.flatMap((arm) =>
    (['all_cases', 'completed_only'] as const).flatMap((population) => {
      const { sites, ...all } = arm[population];
      return [...sites, { ...all, site: null }].map(({ site, n, p, estimate, interval }) => [
        arm.arm,
        site,
        population,
        endpoint,
        n,
        finite(estimate),
        finite(interval?.low ?? null),
        finite(interval?.high ?? null),
        p,
      ]);
    }),
  ),
});

const moved = ({ moved: rows, endpoint }: RunsAnalysis): NamedTable => ({
  name: 'moved',
  columns: ['case_id', 'site', 'arm', 'endpoint', 'a', 'b', 'better_in_b', 'changed'],
  rows: rows.map(({ case_id, site, arm, before, now, is_better, changed }) => [
    case_id,
    site,
    arm,
    endpoint,
    finite(before),
    finite(now),
    is_better ? 'yes' : 'no',
    changed.join(' '),
  ]),
});

const cases = ({ cases: { changed, added, removed } }: RunsAnalysis): NamedTable => ({
  name: 'cases',
  columns: ['case_id', 'what', 'in'],
  rows: [
    ...changed.map((one) => [one.case_id, 'changed', one.in.join(' ')]),
    ...added.map((id) => [id, 'in B alone', null]),
    ...removed.map((id) => [id, 'in A alone', null]),
  ],
});
