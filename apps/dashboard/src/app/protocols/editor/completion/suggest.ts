import { promptKindSchema, type ModelSummary } from '@atrium/contracts';
import {
  expectation,
  FAMILY_KINDS,
  keysOf,
  keysOfKind,
  protocolJsonSchema,
  schemaAt,
  type JsonSchema,
} from '@atrium/protocol';
import type { Path, Place } from './place';

/** Something that may stand at a place. */
export interface Suggestion {
  readonly label: string;
  readonly role: 'key' | 'value';
  /** A sentence on what it means. */
  readonly info: string;
  /** What stands behind the key. */
  readonly holds: 'value' | 'mapping' | 'list of mappings';
}

const SCHEMA = protocolJsonSchema();

/** What may stand at a place of a protocol, in the order of the schema. */
export function suggestionsAt(place: Place, models: readonly ModelSummary[]): Suggestion[] {
  const values = valuesAt(place, models);
  return place.role === 'key' ? [...keysAt(place), ...values] : values;
}

/** What a key means, by its path; undefined for one that the schema does not know. */
export function aboutKey(path: Path): string | undefined {
  const schema = schemaAt(SCHEMA, path);
  if (!schema) return undefined;
  return [schema.description, `Expected: ${expectation(schema)}.`].filter(Boolean).join(' ');
}

function keysAt({ path, around: [own] }: Place): Suggestion[] {
  const schema = schemaAt(SCHEMA, path);
  if (!schema) return [];
  const taken = takenBy(path, own);
  return [...new Set(keysOf(schema))]
    .filter((key) => !own?.has(key) && (taken === undefined || taken.includes(key)))
    .map((key) => ({
      label: key,
      role: 'key',
      info: aboutKey([...path, key]) ?? '',
      holds: holdsOf(schemaAt(SCHEMA, [...path, key])),
    }));
}

/** Of a prompt whose kind is written, the keys that this kind takes. */
function takenBy(path: Path, own: ReadonlyMap<string, string> | undefined) {
  if (path.at(-1) !== 'prompt') return undefined;
  const kind = promptKindSchema.safeParse(own?.get('kind'));
  return kind.success ? keysOfKind(kind.data).map(String) : undefined;
}

function holdsOf(schema: JsonSchema | undefined): Suggestion['holds'] {
  if (schema?.properties) return 'mapping';
  const items = schema?.items;
  const isList = typeof items === 'object' && !Array.isArray(items) && 'properties' in items;
  return isList ? 'list of mappings' : 'value';
}

function valuesAt(place: Place, models: readonly ModelSummary[]): Suggestion[] {
  const { path } = place;
  const last = path.at(-1);
  if (path[0] === 'strategies' && path.length === 3 && last === 'model') return ids(models);
  if (last === 'by') return ids(models.filter(({ family }) => family === 'task-specific'));
  const schema = schemaAt(SCHEMA, path);
  const about = schema?.description ?? '';
  const run = last === 'kind' ? kindsOf(place, models) : undefined;
  return literalsOf(schema)
    .filter((value) => run === undefined || run.includes(value))
    .map((label) => ({ label, role: 'value', info: about, holds: 'value' }));
}

const ids = (models: readonly ModelSummary[]): Suggestion[] =>
  models.map(({ id, title, version }) => ({
    label: id,
    role: 'value',
    info: `${title}, version ${version}.`,
    holds: 'value',
  }));

/** Of a prompt whose strategy names a model, the kinds that this model runs. */
function kindsOf({ path, around }: Place, models: readonly ModelSummary[]) {
  if (path.at(-2) !== 'prompt') return undefined;
  const model = models.find(({ id }) => id === around[1]?.get('model'));
  return model && FAMILY_KINDS[model.family].map(String);
}

/** Every value that a schema names. */
function literalsOf(schema: JsonSchema | undefined): string[] {
  if (!schema) return [];
  if (schema.const !== undefined) return [String(schema.const)];
  if (schema.enum) return schema.enum.map(String);
  return (schema.anyOf ?? []).flatMap((one) => (typeof one === 'object' ? literalsOf(one) : []));
}
