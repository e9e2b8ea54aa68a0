import {
  endpointValue,
  metricsSchema,
  valueOfAllCases,
  type Endpoint,
  type SecondReaderAnswer,
} from '@atrium/contracts';
import type { analyses } from '@atrium/db';
import { hodgesLehmann, randomFrom, stratifiedDifference } from '@atrium/statistics';
import { groupBy } from '../group-by';
import type { AnalysisInput } from './analyse';
import { armAtSite, personOf } from './arms';
import { toEstimate } from './declared';
import { offersDifference } from './offered';
import { patientsOf } from './population';
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

function describeReader(
  rows: readonly AnalysedRow[],
  endpoint: Endpoint,
  seed: number,
): SecondReaderAnswer['sites'] {
  const random = randomFrom(seed % 2 ** 32);
  const sites = [...groupBy(rows, ({ site }) => site)];
  const groups = [...sites, ...(sites.length > 1 ? [[null, rows] as const] : [])];
  return groups.flatMap(([site, ofSite]) => {
    const patients = patientsOf(ofSite.map(personOf), random);
    const summary = armAtSite(READER, site, ofSite, endpoint, patients).all_cases;
    return summary ? [{ site, summary }] : [];
  });
}

function differencesOf(
  arm: string,
  sites: ReadonlyMap<string, readonly AnalysedRow[]>,
  endpoint: Endpoint,
): SecondReaderAnswer['differences'] {
  const found = [...sites].flatMap(([site, rows]) => {
    const pair = { arm, against: READER };
    const { differences } = pairsBetween(rows, pair, endpoint, valueOfAllCases);
    return differences.length > 0 ? [{ site, differences }] : [];
  });
  const all = found.map(({ differences }) => differences);
  const sizes = all.map(({ length }) => length);
  const ofSites = found.map(({ site, differences }) => ({
    arm,
    site,
    n: differences.length,
    ...toEstimate(hodgesLehmann(differences), offersDifference([differences.length])),
  }));
  if (found.length < 2) return ofSites;
  const together = toEstimate(stratifiedDifference(all), offersDifference(sizes));
  return [...ofSites, { arm, site: null, n: sizes.reduce((sum, n) => sum + n, 0), ...together }];
}
