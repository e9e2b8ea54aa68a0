import { sites, type Queryable } from '@atrium/db';
import { hashToken, mintToken } from './token';

/** Creates the sites that are not there yet, in local mode, and mints their tokens. */
export async function ensureSites(
  tx: Queryable,
  ids: readonly string[],
  secret: string,
): Promise<void> {
  for (const id of ids) await sites.ensureSite(tx, id, hashToken(mintToken(secret, id)));
}
