import type { ReactElement, ReactNode } from 'react';

interface TableProps {
  readonly caption: string;
  /** A head that begins with # is of numbers. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** The file that holds all rows: of more than can be read here the first stay. */
  readonly file?: string;
}

/** A table of more rows stands in tables/ alone; of what the report cannot do without, some rows stay. */
export const MOST_ROWS = 60;

/** A table of no more rows is kept on one page. */
const SHORT = 15;

/** A table with its caption; the head stands on every page that it runs over. */
export function Table({ caption, heads, rows: all, file }: TableProps): ReactElement {
  const rows = file === undefined ? all : all.slice(0, MOST_ROWS);
  const isNumber = heads.map((head) => head.startsWith('#'));
  return (
    <div className={rows.length > SHORT ? 'wide' : 'wide whole'}>
      <table>
        <caption>
          {caption}
          {rows.length < all.length &&
            ` The first ${rows.length} of ${all.length} rows, all of them in ${file}.`}
        </caption>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" className={isNumber[i] ? 'n' : undefined}>
                {head.replace(/^#/, '')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, i) => (
                <td key={heads[i]} className={isNumber[i] ? 'n' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
