/** In Dice or in mm: what differs by less is equal, for the difference is of the arithmetic. */
export const ROUNDING = 1e-12;
