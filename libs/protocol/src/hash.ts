import type { ProtocolYaml } from '@atrium/contracts';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/**
 * JSON with the keys of every object in code unit order and no white space, so that equal values have equal text
 * (RFC 8785 for the values that JSON.parse gives).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
    .join(',')}}`;
}

/** What names a protocol: SHA-256 of what it says, whatever its comments, layout and order of keys. */
export const protocolSha256 = (protocol: ProtocolYaml): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalJson(protocol))));
