import { failureClass, type AnalysedRow } from './values';

/** The machine failed rows: no declared verdict is given until they are retried. */
export const isIncomplete = (rows: readonly AnalysedRow[]): boolean =>
  rows.some(
    ({ status, errorCode }) => status === 'failed' && failureClass(errorCode) === 'infrastructure',
  );
