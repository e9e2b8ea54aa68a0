import {
  groupBy,
  ownValue,
  valueOfAllCases,
  type AnalysisQuestion,
  type Endpoint,
  type GroupsAnalysis,
  type Untested,
} from '@atrium/contracts';
import {
  kruskalWallis,
  mean,
  randomFrom,
  type GroupedValue,
  offersGroups,
} from '@atrium/statistics';
import { armAtSite } from './arms';
import { covariateGroups } from './covariate-groups';
import { differenceOver } from './difference';
import { patientsOf } from './population';
import { pairsBetween, personOf, valuesByCase, type AnalysedRow } from './values';

type GroupsQuestion = Extract<AnalysisQuestion, { kind: 'groups' }>;

/** A case's value of each covariate that is asked for. */
export type CovariateOfCase = Readonly<Record<string, string>>;

/** An arm over the groups of a covariate, and its difference to another one. @param all rows of these arms, or of more */
export function analyseGroups(
  { arm, against, covariate }: Omit<GroupsQuestion, 'kind' | 'endpoint'>,
  all: readonly AnalysedRow[],
  values: CovariateOfCase,
  endpoint: Endpoint,
  seed: number,
): Omit<GroupsAnalysis, 'apart'> {
  const rows = all.filter((row) => row.arm === arm || row.arm === against);
  const cases = [...new Set(rows.map(({ caseId }) => caseId))];
  const valueOf = (id: string): string => ownValue(values, id) ?? '';
  const groups = covariateGroups(cases.map(valueOf));
  const groupOf = ({ caseId }: AnalysedRow): string => {
    const value = valueOf(caseId);
    return value === '' ? '' : groups.groupOf(value);
  };
  const grouped = rows.filter((row) => groupOf(row) !== '');
  const byGroup = groupBy(grouped, groupOf);
  const between = { arm, against, endpoint };
  const ofArm = testOf(blocksOf(grouped, groupOf, (ofSite) => valuesOf(ofSite, arm, endpoint)));
  const ofDifference =
    against === null
      ? NOT_ASKED
      : testOf(
          blocksOf(grouped, groupOf, (ofSite) => differencesOf(ofSite, arm, against, endpoint)),
        );
  return {
    arm,
    against,
    endpoint: endpoint.name,
    covariate,
    made_of: groups.madeOf,
    without: cases.filter((id) => valueOf(id) === '').length,
    groups: groups.labels.map((label) =>
      describeGroup(label, byGroup.get(label) ?? [], between, seed),
    ),
    test: ofArm.test,
    interaction: ofDifference.test,
    untested: { test: ofArm.untested, interaction: ofDifference.untested },
  };
}

interface Tested {
  readonly test: GroupsAnalysis['test'];
  readonly untested: Untested | null;
}

const NOT_ASKED: Tested = { test: null, untested: null };

function testOf(blocks: readonly (readonly GroupedValue[])[]): Tested {
  const test = kruskalWallis(blocks);
  if (!test) return { test, untested: 'alike' };
  return offersGroups(blocks.map(({ length }) => length))
    ? { test, untested: null }
    : { test: null, untested: 'not offered' };
}

interface Between {
  readonly arm: string;
  readonly against: string | null;
  readonly endpoint: Endpoint;
}

function describeGroup(
  label: string,
  rows: readonly AnalysedRow[],
  { arm, against, endpoint }: Between,
  seed: number,
): GroupsAnalysis['groups'][number] {
  const patients = patientsOf(rows.map(personOf), randomFrom(seed % 2 ** 32));
  const summaryOf = (id: string) => {
    const ofArm = rows.filter((row) => row.arm === id);
    return armAtSite(id, null, ofArm, endpoint, patients).all_cases;
  };
  return {
    label,
    sites: new Set(rows.map(({ site }) => site)).size,
    arm: summaryOf(arm),
    against: against === null ? null : summaryOf(against),
    difference: against === null ? null : differenceOf(rows, arm, against, endpoint),
  };
}

function differenceOf(
  rows: readonly AnalysedRow[],
  arm: string,
  against: string,
  endpoint: Endpoint,
): NonNullable<GroupsAnalysis['groups'][number]['difference']> {
  const sites = [...groupBy(rows, ({ site }) => site).values()]
    .map((ofSite) => pairsBetween(ofSite, { arm, against }, endpoint, valueOfAllCases).ofPatients)
    .filter(({ length }) => length > 0);
  return differenceOver(sites);
}

type ValuesByCase = ReadonlyMap<string, number>;

const valuesOf = (rows: readonly AnalysedRow[], arm: string, endpoint: Endpoint): ValuesByCase =>
  valuesByCase(rows, arm, endpoint, valueOfAllCases);

function differencesOf(
  rows: readonly AnalysedRow[],
  arm: string,
  against: string,
  endpoint: Endpoint,
): ValuesByCase {
  const { cases, differences } = pairsBetween(rows, { arm, against }, endpoint, valueOfAllCases);
  return new Map(cases.map((id, i) => [id, differences[i]]));
}

/** A block a site; a person counts once in a group, with the mean of his or her scans. */
function blocksOf(
  rows: readonly AnalysedRow[],
  groupOf: (row: AnalysedRow) => string,
  valuesIn: (ofSite: readonly AnalysedRow[]) => ValuesByCase,
): GroupedValue[][] {
  return [...groupBy(rows, ({ site }) => site).values()].map((ofSite) => {
    const found = valuesIn(ofSite);
    const cases = [...new Map(ofSite.map((row) => [row.caseId, row])).values()];
    const people = groupBy(
      cases.filter(({ caseId }) => found.has(caseId)),
      (row) => JSON.stringify([groupOf(row), row.patient]),
    );
    return [...people.values()].flatMap((scans) => {
      const value = mean(scans.map(({ caseId }) => found.get(caseId) ?? NaN));
      // Undefined distances of one arm and then of the other cancel out to nothing.
      return Number.isNaN(value) ? [] : [{ group: groupOf(scans[0]), value }];
    });
  });
}
