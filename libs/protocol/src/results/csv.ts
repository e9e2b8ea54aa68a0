import Papa from 'papaparse';

/** A cell: a number as JavaScript prints it, a text, or nothing. */
export type Cell = string | number | null;

/** Spreadsheets take a text that begins so for a formula (CONTRACTS section 2); numbers are left alone. */
const FORMULA = /^[=+\-@]/;

/** Rows as CSV: comma, LF, cells quoted where they must be; no header, and nothing for no rows. */
export const toCsvRows = (rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map((row) => [...row]),
        { newline: '\n', escapeFormulae: FORMULA },
      )}\n`;

/** A table as CSV: a header and its rows. */
export const toCsv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  toCsvRows([columns, ...rows]);
