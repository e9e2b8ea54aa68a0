import { Prisma } from '../generated/client';
import type { Queryable } from '../client';
import { literally } from './like';
import { decodeInts } from './sent-ints';

/** One thing that cases are asked for: at sites and by a part of an id (either may be empty), or by what they have. */
export type CaseCondition =
  | { readonly kind: 'ids'; readonly sites: readonly string[]; readonly text: string }
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
  const { sites, text } = condition;
  return Prisma.sql`
    SELECT array_agg("position" ORDER BY "position") AS positions FROM "case" WHERE "cohort_id" = ${cohortId}::uuid
    ${sites.length > 0 ? Prisma.sql`AND "site_id" = ANY (${sites})` : Prisma.empty}
    ${text === '' ? Prisma.empty : Prisma.sql`AND "search_text" LIKE ${`%${literally(text.toLowerCase())}%`}`}`;
}

const facetOf = (cohortId: string, facet: string, name: string, value: string) => Prisma.sql`
    SELECT "positions" FROM "cohort_facet"
    WHERE "cohort_id" = ${cohortId}::uuid AND "key" = "json_sha256"(jsonb_build_array(${facet}::text, ${name}::text, ${value}::text))`;
