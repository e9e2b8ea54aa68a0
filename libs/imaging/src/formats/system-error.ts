/**
 * A field of an error that the system or zlib threw. Read without `instanceof Error`, which is false for errors of another
 * realm, such as Node's own inside jest.
 */
export function errorField(error: unknown, field: 'code' | 'errno'): unknown {
  const fields: { code?: unknown; errno?: unknown } =
    typeof error === 'object' && error !== null ? error : {};
  return fields[field];
}

/** An error of the system with its code and without the path that its own message names. */
export function withoutPath(what: string, error: unknown): Error {
  const code = errorField(error, 'code');
  return Object.assign(new Error(`${what}: ${String(code)}`), { code });
}
