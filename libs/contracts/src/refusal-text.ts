import type { z } from 'zod';

/** As many problems as a person reads at once. */
const MOST = 5;

/** What a schema refuses, in words for people: never its own JSON. */
export function refusalText({ issues }: z.ZodError): string {
  const told = issues.slice(0, MOST).map(({ path, message }) => {
    const place = path.map(String).join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  const more = issues.length - told.length;
  return `${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}
