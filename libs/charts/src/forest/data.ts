import type {
  DeclaredAnswerOfRun,
  PairAnalysis,
  PairAnswer,
  Ranked,
  RunAnalysis,
} from '@atrium/contracts';
import type { Domain } from '../axis/domain';
import { scaleLinear } from 'd3-scale';
import { describeMetric } from '../metric/describe';
import type { ChartTable } from '../table';

interface Interval {
  readonly low: Ranked;
  readonly high: Ranked;
  readonly level: number;
}

/** Failures of the method count as worst in 'all cases'; the other is of what completed. */
export type Population = 'all_cases' | 'completed_only';
export const POPULATION_NAMES: Readonly<Record<Population, string>> = {
  all_cases: 'all cases',
  completed_only: 'completed only',
};

/** An estimate with its interval; what is not finite is not drawn. */
export interface ForestRow {
  readonly key: string;
  readonly label: string;
  /** Of a site its place in the chart's order; null of what is over sites. */
  readonly place: number | null;
  readonly n: number | null;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What the interval attains. */
  readonly level: number | null;
}

/** Estimates of one kind below each other, on the axis that all groups share. */
export interface ForestGroup {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly ForestRow[];
  /** Places of the axis that decide: its margins. */
  readonly marks: readonly number[];
}

export interface Forest {
  readonly groups: readonly ForestGroup[];
  readonly axis: string;
  readonly digits: number;
}

const finite = (value: Ranked | null | undefined): number | null =>
  typeof value === 'number' ? value : null;

const spread = (interval: Interval | null) => ({
  low: finite(interval?.low),
  high: finite(interval?.high),
  level: interval?.level ?? null,
});

/** A site's place by name, which gives its colour in every chart of a run; an analysis has them in the cohort's order. */
const placeIn = (sites: readonly { readonly site: string }[], name: string): number =>
  sites.filter(({ site }) => site < name).length;

/** The declared comparisons: Hodges-Lehmann differences at the sites and over them, with the declared margins. */
export function declaredForest(run: RunAnalysis, population: Population): Forest {
  const { label, unit, digits } = describeMetric(run.endpoint);
  const isDistance = describeMetric(run.endpoint).better === 'lower';
  const axis = `difference in ${label}${unit && `, ${unit}`}${isDistance ? ', turned: to the right is better' : ''}`;
  return {
    groups: run.declared.map((one) => declaredGroup(one, population)),
    axis,
    digits: digits + 1,
  };
}

function marginsOf({ kind, margin }: DeclaredAnswerOfRun['comparison']): number[] {
  if (margin === undefined) return [];
  return kind === 'equivalence' ? [-margin, margin] : [-margin];
}

function declaredGroup(
  { comparison, ...answer }: DeclaredAnswerOfRun,
  population: Population,
): ForestGroup {
  const ofPopulation = answer[population];
  const n = ofPopulation.sites.reduce((sum, site) => sum + site.n, 0);
  return {
    key: comparison.id,
    title: `${comparison.id}: ${comparison.arm} less ${comparison.against}`,
    marks: marginsOf(comparison),
    rows: theseSites({ ...ofPopulation, n }),
  };
}

/** Two arms: Hodges-Lehmann differences, which the tests are of, then mean differences and what they say of sites like these. */
export function pairForest(pair: PairAnalysis, population: Population): Forest {
  const { label, unit, digits } = describeMetric(pair.endpoint);
  const answer = pair[population];
  return {
    groups: [
      {
        key: 'these',
        title: 'These sites: Hodges-Lehmann difference',
        rows: theseSites(answer),
        marks: [],
      },
      {
        key: 'like',
        title: 'Sites like these: mean difference',
        rows: sitesLikeThese(answer),
        marks: [],
      },
    ].filter(({ rows }) => rows.some(({ estimate, low }) => estimate !== null || low !== null)),
    axis: `${pair.arm} less ${pair.against}, ${label}${unit && ` (${unit})`}`,
    digits: digits + 1,
  };
}

interface OverSites extends Pick<PairAnswer, 'n' | 'estimate' | 'interval'> {
  readonly sites: readonly Pick<
    PairAnswer['sites'][number],
    'site' | 'n' | 'estimate' | 'interval'
  >[];
}

/** Hodges-Lehmann differences at the sites, and over them. */
function theseSites({ sites, n, estimate, interval }: OverSites): ForestRow[] {
  return [
    ...sites.map((one) => ({
      key: one.site,
      label: one.site,
      place: placeIn(sites, one.site),
      n: one.n,
      estimate: finite(one.estimate),
      ...spread(one.interval),
    })),
    {
      key: 'over sites',
      label: 'over sites',
      place: null,
      n,
      estimate: finite(estimate),
      ...spread(interval),
    },
  ];
}

function sitesLikeThese({ sites, meta }: PairAnswer): ForestRow[] {
  const ofSites = sites.map(({ site, n, mean }) => ({
    key: site,
    label: site,
    place: placeIn(sites, site),
    n,
    estimate: mean?.estimate ?? null,
    ...spread(mean?.interval ?? null),
  }));
  const mean = meta.mean && {
    key: 'mean',
    label: 'mean of sites',
    place: null,
    n: meta.sites,
    estimate: meta.mean.estimate,
    ...spread(meta.mean.interval),
  };
  const prediction = meta.prediction && {
    key: 'prediction',
    label: 'one more site',
    place: null,
    n: null,
    estimate: null,
    ...spread(meta.prediction),
  };
  return [...ofSites, ...(mean ? [mean] : []), ...(prediction ? [prediction] : [])];
}

/** Holds 0, every mark and every interval, with round ends. */
export function forestDomain({ groups }: Forest): Domain {
  const drawn = groups.flatMap(({ rows, marks }) => [
    ...marks,
    ...rows.flatMap(({ estimate, low, high }) => [estimate ?? 0, low ?? 0, high ?? 0]),
  ]);
  const all = [0, ...drawn];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const [from, to] = scaleLinear()
    .domain(high > low ? [low, high] : [-0.01, 0.01])
    .nice(6)
    .domain();
  return [from, to];
}

export const forestTable = ({ groups }: Forest): ChartTable => ({
  columns: ['group', 'row', 'n', 'estimate', 'low', 'high', 'level'],
  rows: groups.flatMap(({ key, rows }) =>
    rows.map(({ label, n, estimate, low, high, level }) => [
      key,
      label,
      n,
      estimate,
      low,
      high,
      level,
    ]),
  ),
});
