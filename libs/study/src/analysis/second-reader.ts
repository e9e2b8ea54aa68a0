import {
  endpointValue,
  groupBy,
  metricsSchema,
  valueOfAllCases,
  type Endpoint,
  type SecondReaderAnswer,
} from '@atrium/contracts';
import type { analyses } from '@atrium/db';
import type { AnalysisInput } from './analyse';
import { describeArms } from './arms';
import { differenceAt, differenceOver } from './difference';
import { pairsBetween, type AnalysedRow } from './values';

/** What the second reader is called among arms; no arm's id can be this. */
const READER = '(second reader)';

/** A second reader's label maps as completed rows of an arm. */
export const readerRows = (
  stored: readonly analyses.StoredReader[],
  endpoint: string,
): AnalysedRow[] =>
  stored.map(({ metrics, ...where }) => ({
    ...where,
    arm: READER,
    status: 'completed',
    errorCode: null,
    value: endpointValue(metricsSchema.parse(metrics), endpoint),
    isCompared: true,
  }));

/** The second reader described, and every arm held against it in the cases that have both. */
export function compareWithReader(
  { arms, rows, secondReader, seed }: AnalysisInput,
  endpoint: Endpoint,
): SecondReaderAnswer | null {
  if (secondReader.length === 0) return null;
  const bySite = groupBy([...rows, ...secondReader], ({ site }) => site);
  return {
    sites: describeReader(secondReader, endpoint, seed),
    differences: arms.flatMap((arm) => differencesOf(arm, bySite, endpoint)),
  };
}

const describeReader = (
  rows: readonly AnalysedRow[],
  endpoint: Endpoint,
  seed: number,
): SecondReaderAnswer['sites'] =>
  describeArms(
    [READER],
    groupBy(rows, ({ site }) => site),
    endpoint,
    seed,
  ).flatMap(({ site, all_cases: summary }) => (summary ? [{ site, summary }] : []));

function differencesOf(
  arm: string,
  sites: ReadonlyMap<string, readonly AnalysedRow[]>,
  endpoint: Endpoint,
): SecondReaderAnswer['differences'] {
  const found = [...sites].flatMap(([site, rows]) => {
    const pair = { arm, against: READER };
    const { ofPatients: differences } = pairsBetween(rows, pair, endpoint, valueOfAllCases);
    return differences.length > 0 ? [{ site, differences }] : [];
  });
  const ofSites = found.map(({ site, differences }) => ({
    arm,
    site,
    ...differenceAt(differences),
  }));
  if (found.length < 2) return ofSites;
  const together = differenceOver(found.map(({ differences }) => differences));
  return [...ofSites, { arm, site: null, ...together }];
}
