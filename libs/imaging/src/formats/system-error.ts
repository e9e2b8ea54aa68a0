/**
 * A field of an error that the system or zlib threw. Read without `instanceof Error`, which is false for errors of another
 * realm, such as Node's own inside jest.
 */
export function errorField(error: unknown, field: 'code' | 'errno'): unknown {
  const fields: { code?: unknown; errno?: unknown } =
    typeof error === 'object' && error !== null ? error : {};
  return fields[field];
}
