import {
  fail,
  MANIFEST_COLUMNS,
  MANIFEST_FILES,
  ok,
  type ManifestRow,
  type Result,
  type TextIssue,
} from '@atrium/contracts';
import { decodeUtf8 } from '../text/decode';
import { detectDelimiter, parseCsv, type CsvProblem } from './csv';
import { HEADER_RULES, ROW_RULES, type Table } from './rules';

/** A row with the 1-based line of the manifest that it begins on. */
export interface PlacedRow {
  readonly row: ManifestRow;
  readonly line: number;
}

/**
 * A manifest's rows in the file's order, or every problem with its line and column (CONTRACTS section 2).
 * @param bytes the file: UTF-8 with or without BOM, comma or semicolon, LF or CRLF
 * @param file its name as the user gave it, for the problems
 */
export function parseManifest(bytes: Uint8Array, file: string): Result<ManifestRow[], TextIssue[]> {
  const placed = parsePlacedManifest(bytes, file);
  return placed.ok ? ok(placed.value.map(({ row }) => row)) : placed;
}

/** As {@link parseManifest}, each row with its line. */
export function parsePlacedManifest(
  bytes: Uint8Array,
  file: string,
): Result<PlacedRow[], TextIssue[]> {
  const decoded = decodeUtf8(bytes, file);
  if (!decoded.ok) return fail([decoded.issue]);
  const { rows, problems } = parseCsv(decoded.value, detectDelimiter(decoded.value));
  if (rows.length === 0) return fail(report(file, [...problems, EMPTY]));
  const table: Table = { header: rows[0], rows: rows.slice(1) };
  const found = [...problems, ...check(table)];
  return found.length > 0 ? fail(report(file, found)) : ok(rowsOf(table));
}

const EMPTY: CsvProblem = {
  line: 1,
  column: 1,
  message: `found an empty file; expected a header with ${MANIFEST_COLUMNS.join(',')}.`,
};

function check(table: Table): CsvProblem[] {
  const header = HEADER_RULES.flatMap((rule) => rule(table));
  return header.length > 0 ? header : ROW_RULES.flatMap((rule) => rule(table));
}

function report(file: string, problems: readonly CsvProblem[]): TextIssue[] {
  return problems
    .map(({ line, column, message }) => ({ file, line, column, message }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

const KNOWN: readonly string[] = [...MANIFEST_COLUMNS, ...MANIFEST_FILES];

function rowsOf({ header, rows }: Table): PlacedRow[] {
  const index = (name: string) => header.findIndex(({ text }) => text === name);
  const [caseId, patientId, site, image, reference] = MANIFEST_COLUMNS.map(index);
  const second = index('reference_2');
  return rows.map((row) => ({
    line: row[0].line,
    row: {
      case_id: row[caseId].text,
      patient_id: row[patientId].text,
      site: row[site].text,
      image: row[image].text,
      reference: row[reference].text,
      ...(second >= 0 && { reference_2: row[second].text }),
      covariates: Object.fromEntries(
        header.flatMap(({ text }, i) => (KNOWN.includes(text) ? [] : [[text, row[i].text]])),
      ),
    },
  }));
}
