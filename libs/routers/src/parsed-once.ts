import type { z } from 'zod';

/**
 * The declared output of a procedure whose answers are remembered: one object is parsed once, however often it is asked
 * for. A chart of 250 boxes takes longer to parse than to answer.
 */
export function parsedOnce<T extends object>(schema: z.ZodType<T>): (answer: unknown) => T {
  const parsed = new WeakMap<object, T>();
  return (answer) => {
    const known = isObject(answer) ? parsed.get(answer) : undefined;
    if (known) return known;
    const output = schema.parse(answer);
    if (isObject(answer)) parsed.set(answer, output);
    return output;
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
