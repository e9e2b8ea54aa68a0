import { NOT_GIVEN } from '@atrium/contracts';

/** What a value of a covariate is called; cases without one have an empty one. */
export const splitLabel = (value: string): string => (value === '' ? NOT_GIVEN : value);
