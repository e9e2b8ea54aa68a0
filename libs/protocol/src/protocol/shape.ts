import { protocolYamlSchema } from '@atrium/contracts';
import type { z } from 'zod';
import { expectation, keysOf, schemaAt, type Path } from '../schema/expectation';
import { protocolJsonSchema } from '../schema/json-schema';
import { show, showPath, type Finding } from './finding';

type Issue = z.core.$ZodIssue;

/** Every value of the file that has a wrong form, and every key that is unknown or missing. */
export function shapeFindings(value: unknown): Finding[] {
  const { error } = protocolYamlSchema.safeParse(value);
  return (error?.issues ?? []).flatMap((issue) => findings(issue, value, []));
}

/** A copy of the file's value without the keys that {@link shapeFindings} calls unknown. */
export function withoutUnknownKeys(value: unknown): unknown {
  const copy = structuredClone(value);
  for (const issue of protocolYamlSchema.safeParse(value).error?.issues ?? []) {
    if (issue.code !== 'unrecognized_keys') continue;
    const owner = valueAt(copy, issue.path);
    if (typeof owner !== 'object' || owner === null) continue;
    for (const key of issue.keys) Reflect.deleteProperty(owner, key);
  }
  return copy;
}

function findings(issue: Issue, root: unknown, base: Path): Finding[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys);
  if (issue.code === 'invalid_union') {
    const closest = closestBranch(issue.errors);
    if (closest) return closest.flatMap((inner) => findings(inner, root, path));
  }
  return [mismatch(path, valueAt(root, path))];
}

function unknownKeys(path: Path, keys: readonly string[]): Finding[] {
  const schema = schemaAt(protocolJsonSchema(), path);
  const expected = schema ? keysOf(schema).join(', ') : '';
  return keys.map((key) => ({
    path,
    key,
    message: `unknown key ${show(key)}${expected ? `; expected one of: ${expected}` : ''}.`,
  }));
}

/** The alternative that the value was meant to be: one whose outer form fits, with the fewest problems. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  return [...fitting].sort((a, b) => rank(a) - rank(b))[0];
}

/** A branch that another `rule` names ranks last. */
const rank = (issues: readonly Issue[]): number =>
  issues.length + (issues.some(({ path }) => path[0] === 'rule') ? 100 : 0);

function mismatch(path: Path, found: unknown): Finding {
  const schema = schemaAt(protocolJsonSchema(), path);
  const expected = schema ? `; expected ${expectation(schema)}` : '';
  const where = path.length > 0 ? `${showPath(path)}: ` : '';
  const what = found === undefined || found === null ? 'missing' : `found ${show(found)}`;
  return { path, message: `${where}${what}${expected}.` };
}

function valueAt(value: unknown, [step, ...rest]: readonly PropertyKey[]): unknown {
  if (step === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const found = Object.entries(value).find(([key]) => key === String(step));
  return valueAt(found?.[1], rest);
}
