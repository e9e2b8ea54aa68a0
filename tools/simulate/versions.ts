import { subsetDefinitionSchema } from '@atrium/contracts';
import { cohortSubsets, sites, type cohorts, type Database } from '@atrium/db';
import { randomFrom } from '../phantom/random';
import { ANSWERED, sha256, simulatedCase, writeCases } from './cases';
import { SITES } from './study';

/** Of as many cases one is removed, one added, one changed and one answered. */
export const EVERY = 200;

/** Two versions of a cohort, by their ids. */
export interface Versions {
  readonly from: string;
  readonly to: string;
}

/** Writes two versions of a cohort of `size` cases that differ in one case of fifty, as if a hospital had mended a few. */
export async function writeVersions(db: Database, name: string, size: number): Promise<Versions> {
  for (const site of SITES) await sites.ensureSite(db, site, sha256(`simulated ${site}`));
  const random = randomFrom(1);
  const added = Math.ceil(size / EVERY);
  const all = Array.from({ length: size + added }, (_, i) =>
    simulatedCase(name, i, SITES[i % SITES.length], random),
  );
  const from = await writeCases(db, name, all.slice(0, size));
  const to = await writeCases(db, name, all.flatMap(nextOf));
  for (const id of [from, to]) await nameSubset(db, id, 'pilot');
  return { from, to };
}

function nextOf(one: cohorts.NewCase, i: number): cohorts.NewCase[] {
  const { registered } = one;
  const reference_sha256 = sha256(`mended reference ${i}`);
  if (i % EVERY === 0) return [];
  if (i % EVERY === 1) return [{ ...one, registered: { ...registered, reference_sha256 } }];
  if (i % EVERY === 2)
    return [{ ...one, checks: [{ ...ANSWERED, answer: 'A second reader agrees.' }] }];
  return [one];
}

/** The cases of one site. */
async function nameSubset(db: Database, cohortId: string, name: string): Promise<void> {
  const where = [{ column: 'site', values: [SITES[0]] }];
  const definition = subsetDefinitionSchema.parse({ kind: 'where', where });
  const subset = { cohortId, name, definition, isCarried: false };
  const { id } = await cohortSubsets.createSubset(db, subset);
  await cohortSubsets.fillSubset(db, { id, cohortId }, definition);
}
