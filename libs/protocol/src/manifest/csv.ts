/*
 * RFC 4180 with LF or CRLF and a chosen delimiter. Written here because every field needs its line and column for the
 * report of problems, which no CSV library gives; tests compare it with csv-parse.
 */

/** A place in a text, 1-based; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Field extends Place {
  readonly text: string;
}

export interface CsvProblem extends Place {
  readonly message: string;
}

export interface Csv {
  /** Rows without the empty lines. */
  readonly rows: readonly (readonly Field[])[];
  readonly problems: readonly CsvProblem[];
}

/** Splits a text into rows of fields with their places; faults of quoting are problems, and parsing goes on. */
export function parseCsv(text: string, delimiter: ',' | ';'): Csv {
  const rows: Field[][] = [];
  const problems: CsvProblem[] = [];
  const cursor = { at: 0, line: 1, lineStart: 0 };
  while (cursor.at < text.length) {
    const row = readRow(text, delimiter, cursor, problems);
    if (row.length > 1 || row[0].text !== '') rows.push(row);
  }
  return { rows, problems };
}

/** The delimiter that stands more often in the first line; a comma where neither does. */
export function detectDelimiter(text: string): ',' | ';' {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

interface Cursor {
  at: number;
  line: number;
  lineStart: number;
}

function readRow(text: string, delimiter: string, cursor: Cursor, problems: CsvProblem[]): Field[] {
  const row: Field[] = [];
  for (;;) {
    row.push(readField(text, delimiter, cursor, problems));
    if (text[cursor.at] !== delimiter) break;
    cursor.at += 1;
  }
  newLine(text, cursor);
  return row;
}

function readField(text: string, delimiter: string, cursor: Cursor, problems: CsvProblem[]): Field {
  const place = placeOf(cursor);
  if (text[cursor.at] === '"') {
    const quoted = readQuoted(text, cursor);
    if (quoted === undefined) {
      problems.push({
        ...place,
        message: 'found a quote that is never closed; expected a closing ".',
      });
    }
    const at = placeOf(cursor);
    const rest = readBare(text, delimiter, cursor);
    if (rest !== '') {
      problems.push({
        ...at,
        message: `found ${JSON.stringify(rest)} after a closing quote; expected the end of the field.`,
      });
    }
    return { ...place, text: quoted ?? '' };
  }
  const bare = readBare(text, delimiter, cursor);
  const quote = bare.indexOf('"');
  if (quote >= 0) {
    problems.push({
      line: place.line,
      column: place.column + quote,
      message:
        'found a quote within an unquoted field; expected the field in quotes and the quote doubled.',
    });
  }
  return { ...place, text: bare };
}

/** Text between quotes, doubled quotes as one; undefined where the text ends first. */
function readQuoted(text: string, cursor: Cursor): string | undefined {
  let value = '';
  cursor.at += 1;
  for (;;) {
    const quote = text.indexOf('"', cursor.at);
    const end = quote < 0 ? text.length : quote;
    value += text.slice(cursor.at, end);
    countLines(text, cursor, end);
    if (quote < 0) return undefined;
    cursor.at = quote + 1;
    if (text[cursor.at] !== '"') return value;
    value += '"';
    cursor.at += 1;
  }
}

function readBare(text: string, delimiter: string, cursor: Cursor): string {
  const start = cursor.at;
  while (cursor.at < text.length && !isEnd(text[cursor.at], delimiter)) cursor.at += 1;
  return text.slice(start, cursor.at);
}

const isEnd = (char: string, delimiter: string): boolean =>
  char === delimiter || char === '\n' || char === '\r';

function newLine(text: string, cursor: Cursor): void {
  if (cursor.at >= text.length) return;
  cursor.at += text.startsWith('\r\n', cursor.at) ? 2 : 1;
  cursor.line += 1;
  cursor.lineStart = cursor.at;
}

function countLines(text: string, cursor: Cursor, end: number): void {
  for (const { 0: mark, index } of text.slice(cursor.at, end).matchAll(/\r\n|\r|\n/g)) {
    cursor.line += 1;
    cursor.lineStart = cursor.at + index + mark.length;
  }
  cursor.at = end;
}

const placeOf = ({ at, line, lineStart }: Cursor): Place => ({ line, column: at - lineStart + 1 });
