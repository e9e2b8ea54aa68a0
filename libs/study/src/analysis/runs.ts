import {
  endpointOf,
  ownValue,
  rankOf,
  valueOfAllCases,
  type AnalysisQuestion,
  type Endpoint,
  type MovedCase,
  type PairAnalysis,
  type RunsAnalysis,
} from '@atrium/contracts';
import { medianSorted, sorted } from '@atrium/statistics';
import type { ComparedCases } from '../run/case-changes';
import type { AnalysisInput } from './analyse';
import { isIncomplete } from './incomplete';
import { analysePair } from './pair';
import { ranked } from './ranked';
import { valuesByCase, type AnalysedRow } from './values';

/** The run that a run is held against. */
export interface OtherRun {
  /** In manifest order. */
  readonly rows: readonly AnalysedRow[];
  /** What became of its cases in this run. */
  readonly cases: ComparedCases;
  /** In what arms of the same id are not like for like. */
  readonly apart: Readonly<Record<string, PairAnalysis['apart']>>;
}

type RunsQuestion = Extract<AnalysisQuestion, { kind: 'runs' }>;

/** No arm's id can be one of these. */
const NOW = '(now)';
const BEFORE = '(before)';

const MOST_MOVED = 1000;

/** A run against another: what became of the cases, and the differences of each arm that both have. */
export function analyseRuns(
  { against, endpoint: name }: RunsQuestion,
  { rows, arms }: Pick<AnalysisInput, 'rows' | 'arms'>,
  { rows: before, cases, apart }: OtherRun,
): RunsAnalysis {
  const endpoint = endpointOf(name);
  const armsBefore = [...new Set(before.map(({ arm }) => arm))];
  const shared = arms.filter((arm) => armsBefore.includes(arm));
  const compared = shared.map((arm) =>
    compareArm(arm, name, rows, before, cases, ownValue(apart, arm)),
  );
  const moved = shared.flatMap((arm) => movedCases(arm, endpoint, rows, before, cases));
  const byGain = [...moved].sort((a, b) => Math.sign(a.gain - b.gain) || 0);
  const paired = compared.filter((arm) => arm.all_cases.n > 0);
  return {
    against,
    endpoint: name,
    is_incomplete: isIncomplete([...rows, ...before]),
    cases: {
      same: cases.same.length,
      changed: [...cases.changed],
      added: [...cases.added],
      removed: [...cases.removed],
    },
    arms: paired,
    only_now: arms.filter((arm) => !armsBefore.includes(arm)),
    only_before: armsBefore.filter((arm) => !arms.includes(arm)),
    moved_sites: paired.flatMap((arm) => movedSites(arm, endpoint)),
    values: {
      better: moved.filter(({ gain }) => gain > 0).length,
      worse: moved.filter(({ gain }) => gain < 0).length,
      equal: moved.filter(({ gain }) => gain === 0).length,
    },
    moved: byGain
      .filter(({ gain }) => gain !== 0)
      .slice(0, MOST_MOVED)
      .map(({ gain, ...one }) => ({ ...one, is_better: gain > 0 })),
    ...newSites(shared, endpoint, rows, before),
  };
}

type PairedArm = RunsAnalysis['arms'][number];

/** The arm of both runs as two arms, in the cases that did not change. */
function compareArm(
  arm: string,
  endpoint: string,
  now: readonly AnalysedRow[],
  before: readonly AnalysedRow[],
  { same }: ComparedCases,
  apart: PairAnalysis['apart'] = [],
): PairedArm {
  const kept = new Set(same);
  const of = (rows: readonly AnalysedRow[], name: string) =>
    rows
      .filter((row) => row.arm === arm && kept.has(row.caseId))
      .map((row) => ({ ...row, arm: name }));
  const pair = analysePair(
    { arm: NOW, against: BEFORE, endpoint },
    [...of(now, NOW), ...of(before, BEFORE)],
    apart,
  );
  const { pairs, all_cases, completed_only } = pair;
  return { arm, apart: [...apart], pairs, all_cases, completed_only };
}

/** Sites whose interval leaves 0 out: as far as a difference at one site can be told from none. */
const movedSites = ({ arm, all_cases }: PairedArm, endpoint: Endpoint) =>
  all_cases.sites.flatMap(({ site, estimate, interval }) => {
    if (estimate === null || interval === null) return [];
    const isAbove = rankOf(interval.low) > 0;
    const isBelow = rankOf(interval.high) < 0;
    if (!isAbove && !isBelow) return [];
    return [{ arm, site, estimate, interval, is_better: isAbove === endpoint.turn > 0 }];
  });

/** Values of an arm in the cases of one image that both runs have; `gain` is above 0 where this run is better. */
function movedCases(
  arm: string,
  endpoint: Endpoint,
  rows: readonly AnalysedRow[],
  before: readonly AnalysedRow[],
  cases: ComparedCases,
): (Omit<MovedCase, 'is_better'> & { readonly gain: number })[] {
  const changes = new Map(cases.changed.map((one) => [one.case_id, one.in]));
  const old = valuesByCase(before, arm, endpoint, valueOfAllCases);
  return rows.flatMap((row) => {
    const changed = changes.get(row.caseId) ?? [];
    const value = row.arm === arm ? valueOfAllCases(row, endpoint) : undefined;
    const earlier = old.get(row.caseId);
    if (value === undefined || earlier === undefined) return [];
    if (changed.includes('image') || changed.includes('site')) return [];
    const { caseId: case_id, site } = row;
    const ends = { before: ranked(earlier), now: ranked(value), changed };
    const gain = value === earlier ? 0 : endpoint.turn * (value - earlier);
    return [{ case_id, site, arm, ...ends, gain }];
  });
}

function newSites(
  arms: readonly string[],
  endpoint: Endpoint,
  rows: readonly AnalysedRow[],
  before: readonly AnalysedRow[],
): Pick<RunsAnalysis, 'new_sites' | 'site_groups'> {
  const old = new Set(before.map(({ site }) => site));
  const fresh = rows.filter(({ site }) => !old.has(site));
  const groupOf = (sites: 'new' | 'old', ofSites: readonly AnalysedRow[], arm: string) => {
    const values = sorted(valuesByCase(ofSites, arm, endpoint, valueOfAllCases).values());
    const median = values.length > 0 ? ranked(medianSorted(values)) : null;
    return { arm, sites, n: values.length, median };
  };
  return {
    new_sites: [...new Set(fresh.map(({ site }) => site))],
    site_groups:
      fresh.length === 0
        ? []
        : arms.flatMap((arm) => [groupOf('new', fresh, arm), groupOf('old', before, arm)]),
  };
}
