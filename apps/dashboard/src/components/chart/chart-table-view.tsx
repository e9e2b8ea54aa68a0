import type { ChartTable } from '@atrium/charts';
import { DataTable } from '../data-table';

/** The numbers of a chart. */
export function ChartTableView({ label, table }: { label: string; table: ChartTable }) {
  return (
    <div className="max-h-[36rem] overflow-y-auto">
      <DataTable label={label} heads={table.columns.map((name) => name.replaceAll('_', ' '))}>
        {table.rows.map((cells, i) => (
          <tr key={i} className="border-t border-line">
            {cells.map((cell, j) => (
              <td key={j} className="max-w-[32ch] truncate py-1 pr-4 whitespace-nowrap">
                {typeof cell === 'number' && !Number.isInteger(cell)
                  ? cell.toFixed(4)
                  : (cell ?? '-')}
              </td>
            ))}
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
