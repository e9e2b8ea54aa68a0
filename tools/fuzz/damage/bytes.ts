import type { Damage } from './damage';

/** Any file: a changed or flipped byte, a cut end, a piece taken out or twice. Half of it in the first bytes, where a header is. */
export const damageBytes: Damage = (bytes, { next, below }) => {
  const at = below(next() < 0.5 ? Math.min(1500, bytes.length) : bytes.length);
  if (at >= bytes.length) return bytes;
  const kind = next();
  if (kind < 0.15) return bytes.subarray(0, at);
  if (kind < 0.3)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(bytes.length))]);
  const changed = Buffer.from(bytes);
  if (kind < 0.55) changed[at] ^= 1 << below(8);
  else if (kind < 0.7) changed[at] = 255;
  else changed[at] = below(256);
  return changed;
};
