import { stringify } from 'csv-stringify/browser/esm/sync';

/** A cell: a number as JavaScript prints it, a text, or nothing. */
export type Cell = string | number | null;

/** Spreadsheets take a text that begins so for a formula (CONTRACTS section 2); numbers are left alone. */
const FORMULA = /^[=+\-@]/;

const escapeFormula = (cell: Cell): Cell => (typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell);

/** A table as CSV: comma, LF, a header, cells quoted where they must be. */
export const toCsv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([columns, ...rows.map((row) => row.map(escapeFormula))].map((row) => [...row]));
