import type { Queryable } from '../client';
import { decodeInts } from './sent-ints';

/** One thing that a case may be asked for; a name is a covariate's, else empty. */
export interface CaseFacet {
  readonly facet: 'site' | 'covariate' | 'issue';
  readonly name: string;
  /** Of `issue` "yes" or "no". */
  readonly value: string;
}

/** Which cases of a cohort have a facet: their places, rising, or a bit for each place, the first one highest in its byte. */
export interface FoundPlaces {
  readonly positions: Int32Array;
  readonly bits: Uint8Array;
}

/** What a `varbit_send` begins with: how many bits there are. */
const LENGTH_BYTES = 4;

/** @returns the cases of a cohort that have a facet: of one that none has, none */
export async function findFacet(
  db: Queryable,
  cohortId: string,
  { facet, name, value }: CaseFacet,
): Promise<FoundPlaces> {
  const rows = await db.$queryRaw<{ positions: Uint8Array | null; bits: Uint8Array | null }[]>`
    SELECT array_send("positions") AS positions, varbit_send("bits") AS bits FROM "cohort_facet"
    WHERE "cohort_id" = ${cohortId}::uuid AND "key" = "hash_json"(jsonb_build_array(${facet}::text, ${name}::text, ${value}::text))`;
  const found = rows.at(0);
  return {
    positions: decodeInts(found?.positions ?? null),
    bits: found?.bits?.subarray(LENGTH_BYTES) ?? new Uint8Array(),
  };
}

/** The ids of every case in manifest order, in lower case: a tab between the two of a case, a line feed between cases. */
export async function readIds(db: Queryable, cohortId: string): Promise<string> {
  const [{ ids }] = await db.$queryRaw<[{ ids: string | null }]>`
    SELECT string_agg("search_text", E'\\n' ORDER BY "position") AS ids FROM "case" WHERE "cohort_id" = ${cohortId}::uuid`;
  return ids ?? '';
}
