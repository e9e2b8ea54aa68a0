/** The one character of Unicode that Postgres keeps in no text. */
const NUL = '\0';

/** Whether a text anywhere in a value, keys included, holds a NUL. */
export function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  if (Array.isArray(value)) return value.some(holdsNul);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key.includes(NUL) || holdsNul(inner));
}

/** A value of JSON with its texts less every NUL: for what nobody can be asked to write anew. */
export function stripNul(value: unknown): unknown {
  return holdsNul(value) ? JSON.parse(JSON.stringify(value), withoutNul) : value;
}

const withoutNul = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll(NUL, '') : value;
