import { idSchema } from '@atrium/contracts';
import { z } from 'zod';

/** As many cases as a subset may list. */
export const MAX_PICKED = 10_000;

const pickedSchema = z.array(idSchema).max(MAX_PICKED);

/** The same cases with others picked, or given back; never more than a subset may list. In the order of their ids: the same cases are the same list. */
export function pick(
  picked: readonly string[],
  cases: readonly string[],
  isPicked: boolean,
): string[] {
  const next = new Set(picked);
  for (const one of cases)
    if (!isPicked) next.delete(one);
    else if (next.size < MAX_PICKED) next.add(one);
  return [...next].sort();
}

/** What was kept; nothing where it cannot be read. */
export function readPicked(text: string | null): string[] {
  if (text === null) return [];
  try {
    return pickedSchema.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}
