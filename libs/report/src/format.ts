/** In groups of at most `size`, in order. */
export const inParts = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );

export const day = (iso: string | null): string =>
  iso ? iso.slice(0, 16).replace('T', ' ') + ' UTC' : '-';

/** `1 site`, `2 sites` and so on are libs/contracts' `counted`; this joins names as a sentence does. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'none') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
