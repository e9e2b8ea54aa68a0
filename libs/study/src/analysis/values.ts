import { ERRORS, type ErrorCode } from '@atrium/contracts';

/** One row of a run as statistics see it: an arm on a case, with its value of the endpoint. */
export interface AnalysedRow {
  readonly caseId: string;
  /** Its place in the run's manifest. */
  readonly casePosition: number;
  readonly site: string;
  readonly patient: string;
  readonly arm: string;
  readonly status: 'completed' | 'failed' | 'excluded';
  readonly errorCode: string | null;
  /** null where it is undefined: of a distance, where the prediction is empty; of all else, without a reference. */
  readonly value: number | null;
  /** Whether the case has a reference to be compared with. */
  readonly isCompared: boolean;
}

/** What an endpoint's values are like. */
export interface Endpoint {
  readonly name: string;
  /** Of distances: less is better, and an undefined one ranks worst. */
  readonly isDistance: boolean;
}

export const endpointOf = (name: string): Endpoint => ({
  name,
  isDistance: /^(hd95|assd)_mm$/.test(name),
});

export type FailureClass = 'input' | 'method' | 'infrastructure';

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** Whom a failure counts against; a code of another version counts against the machine. */
export const failureClass = (code: string | null): FailureClass =>
  code !== null && isErrorCode(code) ? ERRORS[code].class : 'infrastructure';

/** The value of a completed row; undefined: it has none. */
export function completedValue(row: AnalysedRow, { isDistance }: Endpoint): number | undefined {
  if (row.status !== 'completed' || !row.isCompared) return undefined;
  return row.value ?? (isDistance ? Infinity : undefined);
}

/** The same, and the worst value for a failure of the method. */
export function valueOfAllCases(row: AnalysedRow, endpoint: Endpoint): number | undefined {
  const isOfMethod = row.status === 'failed' && failureClass(row.errorCode) === 'method';
  return isOfMethod ? (endpoint.isDistance ? Infinity : 0) : completedValue(row, endpoint);
}
