/** What a value of a covariate is called; cases without one have an empty one. */
export const splitLabel = (value: string): string => (value === '' ? 'not given' : value);
