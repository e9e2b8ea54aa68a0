import { createHmac, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../hash';

/**
 * The token of a site in local mode: derived from the machine's secret, so that it need not be kept. The database holds
 * its hash only.
 */
export const mintToken = (secret: string, site: string): string =>
  createHmac('sha256', secret).update(`atrium-site/${site}`).digest('hex');

export const hashToken = (token: string): string => sha256(token);

/** Whether a token is the one of this hash, in time that tells nothing. */
export function tokenMatches(token: string, hash: string): boolean {
  const given = Buffer.from(hashToken(token));
  const expected = Buffer.from(hash);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
