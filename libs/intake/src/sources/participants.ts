import { fail, ok, RESERVED_COLUMNS, type ManifestProblem, type Result } from '@atrium/contracts';

/** What BIDS writes for a value that is not known. */
const NOT_AVAILABLE = 'n/a';

/**
 * Reads a BIDS participants.tsv: tabs between columns, no quotes, `participant_id` among them; n/a is empty.
 *
 * @returns participant_id -> its other columns, or every problem with its line and column (1-based)
 */
export function parseParticipants(
  text: string,
): Result<Map<string, Record<string, string>>, ManifestProblem[]> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const header = lines[0].split('\t');
  const at = header.indexOf('participant_id');
  if (at < 0) return fail([problem(1, 1, 'expected a column participant_id')]);
  const rows = new Map<string, Record<string, string>>();
  const problems = header.flatMap(refuseReserved);
  for (const [i, line] of lines.entries()) {
    if (i === 0 || line === '') continue;
    const cells = line.split('\t');
    if (cells.length !== header.length)
      problems.push(problem(i + 1, 1, `expected ${header.length} columns, found ${cells.length}`));
    else if (rows.has(cells[at]))
      problems.push(
        problem(i + 1, at + 1, 'expected every participant_id once, found this one again'),
      );
    else rows.set(cells[at], othersOf(header, cells, at));
  }
  return problems.length > 0 ? fail(problems) : ok(rows);
}

const refuseReserved = (name: string, i: number): ManifestProblem[] =>
  RESERVED_COLUMNS.includes(name)
    ? [problem(1, i + 1, `expected a column of another name, found ${name}`)]
    : [];

const problem = (line: number, column: number, message: string): ManifestProblem => ({
  line,
  column,
  message: `participants.tsv: ${message}.`,
});

const othersOf = (header: readonly string[], cells: readonly string[], at: number) =>
  Object.fromEntries(
    header.flatMap((name, i) =>
      i === at ? [] : [[name, cells[i] === NOT_AVAILABLE ? '' : cells[i]] as const],
    ),
  );
