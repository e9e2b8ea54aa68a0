import Table from 'cli-table3';

/** Rows that are laid out at once: the time that cli-table3 takes grows with the square of their number. */
const ROWS_AT_ONCE = 200;
/** A blank on either side of a cell. */
const PADDING = 2;

const style = { head: [], border: [], compact: true };
const NO_TOP = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '' };
const NO_BOTTOM = { bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' };

/**
 * A table of any number of rows, in a time that grows with that number. Cells are of one line.
 *
 * @param head as many as each row has cells
 */
export function longTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const colWidths = head.map(
    (name, column) =>
      rows.reduce((width, row) => Math.max(width, widthOf(row[column])), widthOf(name)) + PADDING,
  );
  const parts: string[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += ROWS_AT_ONCE) {
    const isLast = from + ROWS_AT_ONCE >= rows.length;
    const table = new Table({
      ...(from === 0 && { head: [...head] }),
      colWidths,
      chars: { ...(from > 0 && NO_TOP), ...(!isLast && NO_BOTTOM) },
      style,
    });
    table.push(...rows.slice(from, from + ROWS_AT_ONCE).map((row) => [...row]));
    parts.push(table.toString());
  }
  return parts.join('\n');
}

/** Characters that may be two columns wide, as those of Chinese and Japanese are, count as two: too narrow a column would cut them. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((width, character) => width + (character >= '\u1100' ? 2 : 1), 0);
