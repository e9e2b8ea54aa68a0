import { holdsNul, refusalText } from '@atrium/contracts';
import type { z } from 'zod';
import { InvalidInputError } from '../errors';

/** @throws InvalidInputError that says in words what of the input is refused */
export function parseInput<S extends z.ZodType>(name: string, schema: S, raw: unknown) {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new InvalidInputError(`${name}: ${refusalText(parsed.error)}`);
  refuseNul(parsed.data);
  return parsed.data;
}

/** Every text ends in Postgres, which keeps no NUL. @throws InvalidInputError */
export function refuseNul(input: unknown): void {
  if (holdsNul(input))
    throw new InvalidInputError('A text holds the character NUL (U+0000). Leave it out.');
}
