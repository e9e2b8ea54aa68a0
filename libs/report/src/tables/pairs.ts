import { agreementTable, ecdfTable, POPULATION_NAMES, type Population } from '@atrium/charts';
import type { ArmRanking, PairAnalysis, PairAnswer } from '@atrium/contracts';
import type { NamedTable } from '@atrium/protocol';

const POPULATIONS: readonly Population[] = ['all_cases', 'completed_only'];

type Interval = PairAnswer['interval'];

/** What the sites' mean differences say of sites like these, a number a row. */
export interface MetaRow {
  readonly what: string;
  readonly n: number | null;
  readonly estimate: number | null;
  readonly interval: Interval;
}

/** Each site, their mean, the mean without each, one more site, and how far sites differ: as far as so many sites allow. */
export function metaRows({ sites, meta }: PairAnswer): MetaRow[] {
  const { mean, leave_one_out: without, prediction, heterogeneity: spread } = meta;
  const row = (what: string, n: number | null, estimate: number | null, interval: Interval) => ({
    what,
    n,
    estimate,
    interval,
  });
  return [
    ...sites.flatMap(({ site, n, mean: of }) =>
      of ? [row(site, n, of.estimate, of.interval)] : [],
    ),
    ...(mean ? [row('mean of sites like these', meta.sites, mean.estimate, mean.interval)] : []),
    ...without.map((one) =>
      row(`mean without ${one.without}`, meta.sites - 1, one.estimate, one.interval),
    ),
    ...(prediction ? [row('one more site', null, null, prediction)] : []),
    ...(spread
      ? [
          row('tau2', meta.sites, spread.tau2, spread.tau2_interval),
          row('I2', meta.sites, spread.i2, spread.i2_interval),
        ]
      : []),
  ];
}

/** The meta-analysis of every declared pair, both populations. */
export const metaTable = (pairs: readonly PairAnalysis[]): NamedTable => ({
  name: 'sites-like-these',
  columns: ['arm', 'against', 'population', 'what', 'n', 'estimate', 'low', 'high'],
  rows: pairs.flatMap((pair) =>
    POPULATIONS.flatMap((population) =>
      metaRows(pair[population]).map(({ what, n, estimate, interval }) => [
        pair.arm,
        pair.against,
        POPULATION_NAMES[population],
        what,
        n,
        estimate,
        interval?.low ?? null,
        interval?.high ?? null,
      ]),
    ),
  ),
});

/** Of its files, without an ending: `a-b` against `c` and `a` against `b-c` differ in their place among the pairs. */
export const pairFile = (
  kind: string,
  { arm, against }: Pick<PairAnalysis, 'arm' | 'against'>,
  place: number,
): string => `${kind}-${place + 1}-${arm}-${against}`;

/**
 * What the figures of a pair draw: its points, which its lines and its limits of agreement share, and its distribution functions.
 * @param place of the pair among all
 */
export const pairTables = (pair: PairAnalysis, place: number): NamedTable[] => [
  { name: pairFile('pairs', pair, place), ...agreementTable(pair.points) },
  { name: pairFile('ecdf', pair, place), ...ecdfTable(pair.ecdf) },
];

/** A row for every two of the declared arms. */
export const rankingTable = ({ arms, patients, p: friedman }: ArmRanking): NamedTable => ({
  name: 'ranks',
  columns: [
    'arm',
    'mean_rank',
    'rank',
    'low',
    'high',
    'first',
    'against',
    'p',
    'friedman_p',
    'patients',
  ],
  rows: arms.flatMap(({ arm, mean_rank: meanRank, stability, p }) =>
    Object.entries(p).map(([against, ofTwo]) => [
      arm,
      meanRank,
      stability?.rank ?? null,
      stability?.low ?? null,
      stability?.high ?? null,
      stability?.first ?? null,
      against,
      ofTwo,
      friedman,
      patients,
    ]),
  ),
});
