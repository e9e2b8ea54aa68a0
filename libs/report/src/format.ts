export const day = (iso: string | null): string =>
  iso ? iso.slice(0, 16).replace('T', ' ') + ' UTC' : '-';

/** `1 site`, `2 sites` and so on are libs/contracts' `counted`; this joins names as a sentence does. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? 'none') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
