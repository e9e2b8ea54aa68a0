import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  completedValue,
  endpointOf,
  valueOfAllCases,
  type AnalysisYaml,
  type ComparisonYaml,
  type Endpoint,
  type PowerPlan,
  type ProtocolYaml,
} from '@atrium/contracts';
import { readResults, type ReadResult } from '@atrium/protocol';
import {
  LEVEL,
  mean,
  patientsNeeded,
  randomFrom,
  simulatePower,
  variance,
  type PilotSite,
} from '@atrium/statistics';
import { refused } from '../exit-codes';

const REPLICATES = 500;
const WANTED = [0.8, 0.9];

interface PowerInput {
  readonly protocol: ProtocolYaml;
  /** Folder of a pilot's results. */
  readonly pilot: string;
  /** Numbers of sites that the study might have. */
  readonly sites: readonly number[];
  readonly onStep: (sentence: string) => void;
}

/**
 * Patients that each declared comparison needs at each site, by simulation from a pilot's paired differences.
 * @throws CommandError (exit 2): nothing is declared, or the pilot has no such arms
 */
export async function planPower({
  protocol,
  pilot,
  sites,
  onStep,
}: PowerInput): Promise<PowerPlan> {
  const { analysis } = protocol;
  if (!analysis?.comparisons)
    throw refused(
      'The protocol declares no comparison (analysis: comparisons): there is no claim to plan for.',
    );
  const rows = await readPilot(pilot, analysis.endpoint);
  const random = randomFrom(protocol.seed % 2 ** 32);
  const { comparisons } = analysis;
  return {
    replicates: REPLICATES,
    comparisons: comparisons.map((comparison) => {
      const found = pilotSites(rows, comparison, analysis);
      const all = found.flatMap(({ differences }) => differences);
      if (all.length < 2)
        throw refused(
          `The pilot in ${pilot} has ${all.length} pairs of ${comparison.arm} and ${comparison.against}; comparison ${comparison.id} cannot be planned from fewer than 2.`,
        );
      onStep(`Simulating studies of ${comparison.id} ...`);
      const level = LEVEL[comparison.kind] / comparisons.length;
      const declared = {
        id: comparison.id,
        kind: comparison.kind,
        margin: comparison.margin ?? null,
        at: comparison.at ?? 'overall',
      } as const;
      return {
        comparison,
        pairs: found.map(({ site, differences }) => ({ site, patients: differences.length })),
        // A distance that is undefined in one arm alone is no number.
        mean: all.every(Number.isFinite) ? mean(all) : null,
        sd: all.every(Number.isFinite) ? Math.sqrt(variance(all)) : null,
        sizes: sites.flatMap((count) => {
          const simulate = once((patients: number) => {
            const size = { sites: count, patients };
            return simulatePower(declared, found, size, level, REPLICATES, random, WANTED);
          });
          return WANTED.map((wanted) => ({
            sites: count,
            wanted,
            ...patientsNeeded(wanted, simulate),
          }));
        }),
      };
    }),
  };
}

/** The same answer to the same question. */
function once<T>(answer: (size: number) => T): (size: number) => T {
  const known = new Map<number, T>();
  return (size) => {
    const found = known.get(size) ?? answer(size);
    known.set(size, found);
    return found;
  };
}

async function readPilot(folder: string, endpoint: string): Promise<ReadResult[]> {
  const file = path.join(folder, 'results.csv');
  const text = await readFile(file, 'utf8').catch(() => {
    throw refused(`${file} cannot be read: expected the --out folder of an evaluation.`);
  });
  const found = readResults(text, endpoint);
  if (!found.ok) throw refused(`${file} ${found.why}.`);
  return found.rows;
}

/** What the pilot's patients say at each site, in both populations: the mean over a patient's cases, turned so that more is better. */
function pilotSites(
  rows: readonly ReadResult[],
  comparison: ComparisonYaml,
  analysis: AnalysisYaml,
): (PilotSite & { differences: number[] })[] {
  const endpoint = endpointOf(analysis.endpoint);
  const all = differencesOfPatients(rows, comparison, endpoint, valueOfAllCases);
  const completed = differencesOfPatients(rows, comparison, endpoint, completedValue);
  return [...all].map(([site, patients]) => ({
    site,
    differences: [...patients.values()].map(meanDifference),
    completed: [...patients.keys()].map((patient) => {
      const differences = completed.get(site)?.get(patient);
      return differences ? meanDifference(differences) : null;
    }),
  }));
}

/** Two undefined distances do not differ: infinity less infinity. */
function meanDifference(differences: readonly number[]): number {
  const found = mean(differences);
  return Number.isNaN(found) ? 0 : found;
}

/** Differences of a patient's pairs by site and patient, in one population. */
function differencesOfPatients(
  rows: readonly ReadResult[],
  { arm, against }: ComparisonYaml,
  endpoint: Endpoint,
  valueOf: typeof valueOfAllCases,
): Map<string, Map<string, number[]>> {
  const valuesOf = (id: string) =>
    new Map(
      rows.flatMap((row) => {
        const value = row.arm === id ? valueOf(row, endpoint) : undefined;
        return value === undefined ? [] : [[row.caseId, { row, value }] as const];
      }),
    );
  const other = valuesOf(against);
  const sites = new Map<string, Map<string, number[]>>();
  for (const [id, { row, value }] of valuesOf(arm)) {
    const compared = other.get(id);
    if (!compared) continue;
    const patients = sites.get(row.site) ?? new Map<string, number[]>();
    const differences = patients.get(row.patient) ?? [];
    patients.set(row.patient, [...differences, endpoint.turn * (value - compared.value)]);
    sites.set(row.site, patients);
  }
  return sites;
}
