import { Prisma } from '../generated/client';
import type { Queryable } from '../client';
import { decodeInts } from './sent-ints';

/** One thing that cases are asked for: to be at one of these sites, or what they have. */
export type CaseCondition =
  | { readonly kind: 'site'; readonly sites: readonly string[] }
  | { readonly kind: 'covariate'; readonly name: string; readonly value: string }
  | { readonly kind: 'issue'; readonly has: boolean };

/** The places, rising, of a cohort's cases that meet a condition. */
export async function findPositions(
  db: Queryable,
  cohortId: string,
  condition: CaseCondition,
): Promise<Int32Array> {
  const rows = await db.$queryRaw<{ positions: Uint8Array | null }[]>`
    SELECT array_send(found.positions) AS positions FROM (${positionsOf(cohortId, condition)}) AS found`;
  return decodeInts(rows.at(0)?.positions ?? null);
}

function positionsOf(cohortId: string, condition: CaseCondition): Prisma.Sql {
  if (condition.kind === 'covariate')
    return facetOf(cohortId, 'covariate', condition.name, condition.value);
  if (condition.kind === 'issue')
    return facetOf(cohortId, 'issue', '', condition.has ? 'yes' : 'no');
  return Prisma.sql`
    SELECT array_agg("position" ORDER BY "position") AS positions FROM "case"
    WHERE "cohort_id" = ${cohortId}::uuid AND "site_id" = ANY (${condition.sites})`;
}

const facetOf = (cohortId: string, facet: string, name: string, value: string) => Prisma.sql`
    SELECT "positions" FROM "cohort_facet"
    WHERE "cohort_id" = ${cohortId}::uuid AND "key" = "hash_json"(jsonb_build_array(${facet}::text, ${name}::text, ${value}::text))`;

/** The ids of every case in manifest order, in lower case: a tab between the two of a case, a line feed between cases. */
export async function readIds(db: Queryable, cohortId: string): Promise<string> {
  const [{ ids }] = await db.$queryRaw<[{ ids: string | null }]>`
    SELECT string_agg("search_text", E'\\n' ORDER BY "position") AS ids FROM "case" WHERE "cohort_id" = ${cohortId}::uuid`;
  return ids ?? '';
}
