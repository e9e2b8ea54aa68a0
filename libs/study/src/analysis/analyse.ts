import {
  endpointOf,
  groupBy,
  ownValue,
  type AnalysisYaml,
  type Apart,
  type ComparisonYaml,
  type Endpoint,
  type RunAnalysis,
} from '@atrium/contracts';
import { randomFrom } from '@atrium/statistics';
import { answerAcceptance } from './acceptance';
import { describeArms } from './arms';
import { answerDeclared } from './declared';
import { analyseGroups, type CovariateOfCase } from './groups';
import { isIncomplete, silenceOf } from './incomplete';
import { describeFurther, type FurtherValues } from './further';
import { analysePair } from './pair';
import { declaredArms, rankArms } from './ranking';
import { compareWithReader } from './second-reader';
import { answerRobustRanges, silenced } from './robust';
import type { Pilot } from '../run/pilot';
import type { SweepGrid } from './sweep-grid';
import type { AnalysedRow } from './values';

/** What a run is analysed from. */
export interface AnalysisInput {
  /** In protocol order. */
  readonly arms: readonly string[];
  /** In manifest order; sites follow their first case. */
  readonly rows: readonly AnalysedRow[];
  /** Of metrics that are not the endpoint. */
  readonly further: readonly FurtherValues[];
  /** What the protocol declares; Dice and its median where it declares nothing. */
  readonly analysis: AnalysisYaml | undefined;
  /** A selected case has no row of an arm, for the run was ended before: what is there is no sample that anybody declared. */
  readonly isPartial: boolean;
  /** Its cases carry no claim; null where none is declared. */
  readonly pilot: Pilot | null;
  readonly seed: number;
  /** Arms of a model that was trained on a data set of the cohort: they carry no claim. */
  readonly trainedOn: RunAnalysis['trained_on'];
  /** Cases whose data set the manifest names. */
  readonly withDataset: readonly string[];
  /** A second reader's values, as rows of an arm of their own; none where no case has one. */
  readonly secondReader: readonly AnalysedRow[];
  /** In what the arms of a declared comparison, by its id, are not like for like. */
  readonly apart: Readonly<Record<string, Apart>>;
  /** In what not all of the arms are alike that claims are about. */
  readonly apartOfDeclared: Apart;
  /** Each covariate's value of every case that has one. */
  readonly covariates: Readonly<Record<string, CovariateOfCase>>;
  /** Of the strategies whose robust range is declared. */
  readonly grids: readonly SweepGrid[];
}

/**
 * Everything that statistics say of a run, without a clock, a database or chance of its own: the same rows and seed give the
 * same numbers. Cases of the pilot are described with the others and carry no claim.
 */
export function analyseRun(input: AnalysisInput): RunAnalysis {
  const { arms, rows, analysis, seed, trainedOn } = input;
  const endpoint = endpointOf(analysis?.endpoint ?? 'dice');
  const estimator = analysis?.estimator ?? 'median';
  const incomplete = input.isPartial || isIncomplete(rows);
  const silence = silenceOf(incomplete, trainedOn);
  const pilot = new Set(input.pilot?.cases);
  const bySite = groupBy(rows, ({ site }) => site);
  // A site whose cases are all of the pilot stays: 'at every site' is not decidable there.
  const claimedBySite = new Map(
    [...bySite].map(([site, ofSite]) => [site, ofSite.filter(({ caseId }) => !pilot.has(caseId))]),
  );
  const claimed = rows.filter(({ caseId }) => !pilot.has(caseId));
  const ofClaims = describeArms(arms, claimedBySite, endpoint, seed);
  const ranked = declaredArms(analysis);
  const ranking = rankArms(ranked, claimed, endpoint, randomFrom(seed % 2 ** 32));
  return {
    endpoint: endpoint.name,
    estimator,
    is_incomplete: incomplete,
    pilot: input.pilot && {
      subset: input.pilot.subset,
      cases: new Set(rows.map(({ caseId }) => caseId).filter((id) => pilot.has(id))).size,
    },
    trained_on: [...trainedOn],
    without_dataset: casesWithout(claimed, input.withDataset),
    arms: pilot.size === 0 ? ofClaims : describeArms(arms, bySite, endpoint, seed),
    further: describeFurther(arms, rows, input.further, seed),
    declared: answerDeclared(
      analysis?.comparisons ?? [],
      input.apart,
      claimedBySite,
      endpoint,
      silence,
    ),
    acceptance: answerAcceptance(analysis?.acceptance ?? [], ofClaims, estimator, silence),
    robust_ranges: answerRobustRanges(
      analysis?.robustRange ?? [],
      input.grids,
      claimedBySite,
      endpoint,
      randomFrom(seed % 2 ** 32),
    ).map((answer) => silenced(answer, silence)),
    ranking: ranking && { ...ranking, apart: input.apartOfDeclared },
    second_reader: compareWithReader(input, endpoint),
    pairs: pairsOfDeclared(input, claimed, endpoint),
    groups: groupsOfDeclared(input, claimed, endpoint),
  };
}

function casesWithout(rows: readonly AnalysedRow[], named: readonly string[]): number {
  const known = new Set(named);
  return new Set(rows.map(({ caseId }) => caseId).filter((id) => !known.has(id))).size;
}

const pairsOfDeclared = (
  { analysis, apart }: AnalysisInput,
  rows: readonly AnalysedRow[],
  { name }: Endpoint,
): RunAnalysis['pairs'] =>
  twoOfDeclared(analysis).map(({ id, arm, against }) =>
    analysePair({ arm, against, endpoint: name }, rows, ownValue(apart, id) ?? []),
  );

/** Every two arms that are declared against each other, by their first comparison: another claim of them has the same numbers. */
const twoOfDeclared = (analysis: AnalysisYaml | undefined): ComparisonYaml[] =>
  [
    ...groupBy(analysis?.comparisons ?? [], ({ arm, against }) =>
      JSON.stringify([arm, against].sort()),
    ).values(),
  ].map(([first]) => first);

/** Every two declared arms over the groups of each covariate that makes any. */
const groupsOfDeclared = (
  { analysis, apart, covariates, seed }: AnalysisInput,
  rows: readonly AnalysedRow[],
  endpoint: Endpoint,
): RunAnalysis['groups'] =>
  twoOfDeclared(analysis).flatMap(({ id, arm, against }) =>
    Object.entries(covariates)
      .map(([covariate, values]) => ({
        ...analyseGroups({ arm, against, covariate }, rows, values, endpoint, seed),
        apart: ownValue(apart, id) ?? [],
      }))
      .filter(({ groups }) => groups.length > 1),
  );
