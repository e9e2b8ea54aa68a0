import type { ManifestRow } from '@atrium/contracts';

/**
 * A row with every file that it names put through `resolve`; one that it does not name stays empty.
 * @param resolve makes a path absolute
 */
export const resolveFiles = (row: ManifestRow, resolve: (file: string) => string): ManifestRow => {
  const named = (file: string): string => (file === '' ? '' : resolve(file));
  return {
    ...row,
    image: resolve(row.image),
    reference: named(row.reference),
    ...(row.reference_2 !== undefined && { reference_2: named(row.reference_2) }),
  };
};
