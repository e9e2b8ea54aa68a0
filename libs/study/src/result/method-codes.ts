import { ERROR_CODES, failureClass, type FailureClass } from '@atrium/contracts';

const codesOf = (name: FailureClass): string[] =>
  ERROR_CODES.filter((code) => failureClass(code) === name);

/** Error codes that count against the model: Dice 0 in 'all cases'. */
export const METHOD_CODES = codesOf('method');

/** Error codes of what the machine could not compute. */
export const MACHINE_CODES = codesOf('infrastructure');
