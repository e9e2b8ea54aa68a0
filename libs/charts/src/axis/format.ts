/** A number as a chart prints it; a dash where it is undefined. */
export const show = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined ? '-' : value.toFixed(digits);

/** A text cut to a length that fits. */
export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
