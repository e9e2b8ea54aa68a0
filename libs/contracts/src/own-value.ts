/** What a record itself holds under a key that somebody chose: an id may be called `constructor`, which every object has. */
export const ownValue = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
