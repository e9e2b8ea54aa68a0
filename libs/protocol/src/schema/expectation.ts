import { ID_PATTERN } from '@atrium/contracts';
import type { JsonSchema } from './json-schema';

export type Path = readonly PropertyKey[];

/** The part of a JSON Schema that governs the value at a path; of alternatives, the first that has the path. */
export function schemaAt(schema: JsonSchema, path: Path): JsonSchema | undefined {
  if (path.length === 0) return schema;
  for (const alternative of (schema.anyOf ?? []).filter(isSchema)) {
    const found = schemaAt(alternative, path);
    if (found) return found;
  }
  const [step, ...rest] = path;
  const next = child(schema, step);
  return isSchema(next) ? schemaAt(next, rest) : undefined;
}

function child(schema: JsonSchema, step: PropertyKey): unknown {
  if (typeof step !== 'number') return schema.properties?.[String(step)];
  return schema.prefixItems?.[step] ?? schema.items;
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In words, what a schema accepts: "a whole number from 1", "one of: full, reference". */
export function expectation(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of: ${schema.enum.map(String).join(', ')}`;
  if (schema.anyOf) return schema.anyOf.filter(isSchema).map(expectation).join('; or ');
  switch (schema.type) {
    case 'integer':
      return `a whole number${range(schema)}`;
    case 'number':
      return `a number${range(schema)}`;
    case 'string':
      return schema.pattern === ID_PATTERN.source ? ID : `text${lengths(schema)}`;
    case 'array':
      return listOf(schema);
    default:
      return `keys ${keysOf(schema).join(', ')}`;
  }
}

const ID = 'an id of 1 to 64 letters, digits, ".", "_" or "-", without a leading dot';

/** Keys that a mapping may have, over all its alternatives. */
export const keysOf = ({ properties = {}, anyOf = [] }: JsonSchema): string[] => [
  ...Object.keys(properties),
  ...anyOf.filter(isSchema).flatMap(keysOf),
];

function range({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  const bounds: string[] = [];
  if (typeof minimum === 'number' && minimum > Number.MIN_SAFE_INTEGER)
    bounds.push(` from ${minimum}`);
  if (typeof exclusiveMinimum === 'number') bounds.push(` above ${exclusiveMinimum}`);
  if (typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER)
    bounds.push(` to ${maximum}`);
  return bounds.join('');
}

const lengths = ({ minLength, maxLength }: JsonSchema): string =>
  maxLength === undefined ? '' : ` of ${minLength ?? 0} to ${maxLength} characters`;

function listOf({ prefixItems, items, minItems, maxItems }: JsonSchema): string {
  const item = prefixItems?.[0] ?? items;
  const each = isSchema(item) ? `, each ${expectation(item)}` : '';
  if (prefixItems) return `a list of ${prefixItems.length}${each}`;
  const least = minItems === undefined ? '' : ` of at least ${minItems}`;
  const most = maxItems === undefined ? '' : ` and at most ${maxItems}`;
  return `a list${least}${most}${each}`;
}
