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
import {
  columnsPresent,
  HEADER_RULES,
  idsValid,
  namesGiven,
  ROW_RULES,
  type ManifestRule,
  type Table,
} from './rules';

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

/** Whether the ids of a manifest are ids, or names that become ids: then a site may be missing, too. */
export type IdsOf = 'ids' | 'names';

/**
 * As {@link parseManifest}, each row with its line.
 * @param of of names, cases and patients may be called anything, and the site is empty where the manifest has no such column
 */
export function parsePlacedManifest(
  bytes: Uint8Array,
  file: string,
  of: IdsOf = 'ids',
): Result<PlacedRow[], TextIssue[]> {
  const decoded = decodeUtf8(bytes, file);
  if (!decoded.ok) return fail([decoded.issue]);
  const { rows, problems } = parseCsv(decoded.value, detectDelimiter(decoded.value));
  if (rows.length === 0) return fail(report(file, [...problems, EMPTY]));
  const table: Table = { header: rows[0], rows: rows.slice(1) };
  const found = [...problems, ...check(table, RULES[of])];
  return found.length > 0 ? fail(report(file, found)) : ok(rowsOf(table));
}

const EMPTY: CsvProblem = {
  line: 1,
  column: 1,
  message: `found an empty file; expected a header with ${MANIFEST_COLUMNS.join(',')}.`,
};

interface Rules {
  readonly header: readonly ManifestRule[];
  readonly rows: readonly ManifestRule[];
}

const rulesOf = (columns: readonly string[], ids: ManifestRule): Rules => ({
  header: [columnsPresent(columns), ...HEADER_RULES],
  rows: [...ROW_RULES, ids],
});

const RULES: Readonly<Record<IdsOf, Rules>> = {
  ids: rulesOf(MANIFEST_COLUMNS, idsValid),
  names: rulesOf(
    MANIFEST_COLUMNS.filter((name) => name !== 'site'),
    namesGiven,
  ),
};

function check(table: Table, { header, rows }: Rules): CsvProblem[] {
  const found = header.flatMap((rule) => rule(table));
  return found.length > 0 ? found : rows.flatMap((rule) => rule(table));
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
      site: site < 0 ? '' : row[site].text,
      image: row[image].text,
      reference: row[reference].text,
      ...(second >= 0 && { reference_2: row[second].text }),
      covariates: Object.fromEntries(
        header.flatMap(({ text }, i) => (KNOWN.includes(text) ? [] : [[text, row[i].text]])),
      ),
    },
  }));
}
