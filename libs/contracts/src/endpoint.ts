import type { Metrics } from './case-result';
import { ERRORS, type ErrorCode } from './errors';

/** What an endpoint's values are like. */
export interface Endpoint {
  readonly name: string;
  /** Of distances: less is better, and an undefined one ranks worst. */
  readonly isDistance: boolean;
  /** Times this, more is better. */
  readonly turn: 1 | -1;
}

/** An endpoint by its column of results.csv. */
export function endpointOf(name: string): Endpoint {
  const isDistance = /^(hd|hd95|assd)_mm$/.test(name);
  return { name, isDistance, turn: isDistance ? -1 : 1 };
}

export type FailureClass = 'input' | 'method' | 'infrastructure';

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** Whom a failure counts against; a code of another version counts against the machine. */
export const failureClass = (code: string | null): FailureClass =>
  code !== null && isErrorCode(code) ? ERRORS[code].class : 'infrastructure';

/** A row of results as far as its value of an endpoint goes. */
export interface EndpointRow {
  readonly status: string;
  readonly errorCode: string | null;
  /** null where it is undefined: of a distance, where the prediction is empty; of all else, without a reference. */
  readonly value: number | null;
  /** Whether the case has a reference of the target to be compared with, whatever became of the row. */
  readonly isCompared: boolean;
}

/** The value of a completed row; undefined: it has none. */
export function completedValue(row: EndpointRow, { isDistance }: Endpoint): number | undefined {
  if (row.status !== 'completed' || !row.isCompared) return undefined;
  return row.value ?? (isDistance ? Infinity : undefined);
}

/** The same, and the worst value for a failure of the method on a case with a reference (CONTRACTS section 3, 'all cases'). */
export function valueOfAllCases(row: EndpointRow, endpoint: Endpoint): number | undefined {
  const isOfMethod =
    row.status === 'failed' && row.isCompared && failureClass(row.errorCode) === 'method';
  return isOfMethod ? (endpoint.isDistance ? Infinity : 0) : completedValue(row, endpoint);
}

const PLAIN = ['dice', 'iou', 'hd95_mm', 'assd_mm'] as const;

/** An endpoint's value among the metrics of one mask; null where it is undefined or was not measured. */
export function endpointValue(metrics: Metrics, name: string): number | null {
  const plain = PLAIN.find((one) => one === name);
  if (plain) return metrics[plain];
  const nsd = metrics.nsd.find(({ tolerance_mm: mm }) => name === `nsd_${mm}mm`);
  return nsd?.value ?? null;
}
