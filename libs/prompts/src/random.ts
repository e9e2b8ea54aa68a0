import { createHash } from 'node:crypto';

/**
 * A uniform number in [0, 1): the first 53 bits of SHA-256 of the parts joined by `/`, over 2^53. It depends on nothing
 * but its parts, so arms share their noise and order changes nothing (CONTRACTS section 3, "Jitter").
 */
export function uniform(...parts: readonly (string | number)[]): number {
  const digest = createHash('sha256').update(parts.join('/')).digest();
  const high = digest.readUInt32BE(0);
  const low = digest.readUInt32BE(4) >>> 11;
  return (high * 2 ** 21 + low) / 2 ** 53;
}
