import { ID_PATTERN, RESERVED_COLUMNS } from '@atrium/contracts';
import type { CsvProblem, Field, Place } from './csv';

/** A manifest as a table: column names and rows that have as many fields. */
export interface Table {
  readonly header: readonly Field[];
  readonly rows: readonly (readonly Field[])[];
}

/** One rule of CONTRACTS section 2, MANIFEST: every place that breaks it. */
export type ManifestRule = (table: Table) => CsvProblem[];

const problem = (at: Place, message: string): CsvProblem => ({
  line: at.line,
  column: at.column,
  message,
});
const show = (text: string) => JSON.stringify(text);

/** Columns that a manifest must have; the rows are read only when this and {@link HEADER_RULES} hold. */
export const columnsPresent =
  (expected: readonly string[]): ManifestRule =>
  ({ header }) => {
    const names = header.map(({ text }) => text);
    const missing = expected.filter((name) => !names.includes(name));
    if (missing.length === 0) return [];
    const found = names.map(show).join(', ');
    return [problem(header[0], `missing column ${missing.join(', ')}; found ${found}.`)];
  };

/** Rules of the header besides its columns. */
export const HEADER_RULES: readonly ManifestRule[] = [
  function columnsNamedOnce({ header }) {
    const seen = new Set<string>();
    return header.flatMap((field) => {
      if (field.text === '') return [problem(field, 'found a column without a name.')];
      if (seen.has(field.text)) {
        return [problem(field, `found column ${show(field.text)} twice; expected it once.`)];
      }
      seen.add(field.text);
      return [];
    });
  },
  function columnsNotReserved({ header }) {
    return header
      .filter(({ text }) => RESERVED_COLUMNS.includes(text))
      .map((field) => problem(field, `found column ${show(field.text)}; expected another name.`));
  },
];

/** Ids stand for themselves. */
export const idsValid: ManifestRule = (table) =>
  ['case_id', 'patient_id', 'site'].flatMap((name) =>
    fields(table, name)
      .filter(({ text }) => !ID_PATTERN.test(text))
      .map((field) =>
        problem(
          field,
          `${name}: found ${show(field.text)}; expected 1 to 64 of letters, digits, ".", "_" and "-", without a leading dot.`,
        ),
      ),
  );

/** What is to become an id may be called anything, and something: only the site may be said elsewhere. */
export const namesGiven: ManifestRule = (table) =>
  ['case_id', 'patient_id'].flatMap((name) =>
    fields(table, name)
      .filter(({ text }) => text.trim() === '')
      .map((field) => problem(field, `${name}: found nothing; expected a name.`)),
  );

/** Rules of the rows besides those of ids, in the order in which they are checked. */
export const ROW_RULES: readonly ManifestRule[] = [
  function hasCases({ header, rows }) {
    return rows.length > 0
      ? []
      : [problem(header[0], 'found no case; expected a row for each case under the header.')];
  },
  function rowsEven({ header, rows }) {
    return rows.flatMap((row) => {
      if (row.length === header.length) return [];
      const at = row[header.length] ?? row[row.length - 1];
      return [
        problem(at, `found ${row.length} fields; expected ${header.length}, as in the header.`),
      ];
    });
  },
  function fieldsPrintable({ rows }) {
    return rows
      .flat()
      .filter(({ text }) => text.includes('\0'))
      .map((field) => problem(field, 'found a NUL character; expected text.'));
  },
  function imageNamed(table) {
    return fields(table, 'image')
      .filter(({ text }) => text === '')
      .map((field) => problem(field, 'image: found nothing; expected the path of the scan.'));
  },
  function caseOnce(table) {
    const first = new Map<string, Field>();
    return fields(table, 'case_id').flatMap((field) => {
      const earlier = first.get(field.text);
      if (!earlier) {
        first.set(field.text, field);
        return [];
      }
      return [
        problem(
          field,
          `case_id: found ${show(field.text)} twice, first in line ${earlier.line}; expected each case once.`,
        ),
      ];
    });
  },
  function spellingsDistinct(table) {
    const sites = fields(table, 'site');
    const patients = fields(table, 'patient_id');
    return [
      ...spellings(fields(table, 'case_id'), 'case_id'),
      ...spellings(sites, 'site'),
      // The person is (site, patient_id): another site may spell its own patient otherwise.
      ...spellings(patients, 'patient_id', (i) => sites[i]?.text ?? ''),
    ];
  },
];

function spellings(
  column: readonly Field[],
  name: string,
  scope: (row: number) => string = () => '',
): CsvProblem[] {
  const first = new Map<string, Field>();
  return column.flatMap((field, i) => {
    const key = JSON.stringify([scope(i), field.text.toLowerCase()]);
    const earlier = first.get(key) ?? field;
    first.set(key, earlier);
    if (earlier.text === field.text) return [];
    return [
      problem(
        field,
        `${name}: found ${show(field.text)}, which differs from ${show(earlier.text)} in line ${earlier.line} only in case; expected one spelling.`,
      ),
    ];
  });
}

function fields({ header, rows }: Table, name: string): Field[] {
  const index = header.findIndex(({ text }) => text === name);
  if (index < 0) return [];
  return rows.filter((row) => row.length === header.length).map((row) => row[index]);
}
