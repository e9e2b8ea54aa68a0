import Papa from 'papaparse';

/** A cell: a number as JavaScript prints it, a text, or nothing. */
export type Cell = string | number | null;

/** Spreadsheets take a text that begins so for a formula (CONTRACTS section 2); numbers are left alone. */
const FORMULA = /^[=+\-@]/;

/** A table as CSV: comma, LF, a header, cells quoted where they must be. */
export const toCsv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `${Papa.unparse(
    [columns, ...rows].map((row) => [...row]),
    { newline: '\n', escapeFormulae: FORMULA },
  )}\n`;
