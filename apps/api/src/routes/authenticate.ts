import { timingSafeEqual } from 'node:crypto';
import {
  ForbiddenError,
  findTokenHash,
  hashToken,
  tokenMatches,
  type Actor,
  type Study,
} from '@atrium/study';

const bearer = (header: string | undefined): string =>
  /^Bearer (.+)$/.exec(header ?? '')?.[1] ?? '';

/** The actor of a site's worker: its token must be the one of the site that it speaks for. */
export async function authenticateSite(
  study: Study,
  header: string | undefined,
  site: string,
): Promise<Actor> {
  const hash = await findTokenHash(study, site);
  if (!hash || !tokenMatches(bearer(header), hash))
    throw new ForbiddenError(`This is not the token of site ${site}.`);
  return { role: 'site', id: `site:${site}`, site };
}

/** The actor of a worker of this machine, which knows its secret. */
export function authenticateWorker(header: string | undefined, secret: string): Actor {
  const given = Buffer.from(hashToken(bearer(header)));
  if (!timingSafeEqual(given, Buffer.from(hashToken(secret))))
    throw new ForbiddenError('This is not the secret of this machine.');
  return { role: 'worker', id: 'worker' };
}
