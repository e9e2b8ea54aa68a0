/** In Dice or in mm: what differs by less is equal, for the difference is of the arithmetic. */
export const ROUNDING = 1e-12;

/**
 * Ties what is equal but for its rounding: (0.03 - 0.02) + 0.02 is not 0.03, and without this the test of values in hundredths, shifted
 * by a margin, rejected twice as often as it may.
 */
export const rounded = (value: number): number =>
  Number.isFinite(value) ? Math.round(value / ROUNDING) * ROUNDING : value;
