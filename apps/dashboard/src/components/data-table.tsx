import type { ReactNode } from 'react';

interface DataTableProps {
  /** What the table holds, for those who do not see it. */
  readonly label?: string;
  readonly heads: readonly string[];
  /** Its rows. */
  readonly children: ReactNode;
}

/** A table that scrolls sideways where the screen is narrow. */
export function DataTable({ label = 'Table', heads, children }: DataTableProps) {
  return (
    <div
      className="scrolls-sideways overflow-x-auto"
      tabIndex={0}
      role="group"
      aria-label={`${label}, scrolls sideways`}
    >
      <table className="w-full text-left tabular-nums">
        <thead className="text-muted">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="py-1 pr-4 font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
