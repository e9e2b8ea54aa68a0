import { ERRORS } from '@atrium/contracts';

/** Error codes that count against the model: Dice 0 in 'all cases'. */
export const METHOD_CODES = Object.entries(ERRORS)
  .filter(([, kind]) => kind.class === 'method')
  .map(([code]) => code);
