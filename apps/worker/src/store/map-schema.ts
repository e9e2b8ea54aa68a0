import { z } from 'zod';

/**
 * An object of a file as a map: ids and names are keys here, and `__proto__` is an id. A record of zod drops that key, and a lookup
 * in an object finds what every object has.
 */
export const mapOf = <V extends z.ZodType>(value: V) =>
  z.preprocess(toMap, z.map(z.string(), value));

const toMap = (object: unknown): unknown =>
  typeof object === 'object' && object !== null && !Array.isArray(object)
    ? new Map(Object.entries(object))
    : undefined;
