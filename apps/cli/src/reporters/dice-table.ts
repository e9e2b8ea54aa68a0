import { PHANTOM_DATASET, type DiceSummaryRow } from '@atrium/contracts';
import Table from 'cli-table3';

const show = (value: number | null): string => (value === null ? '-' : value.toFixed(4));

const quartiles = ({ q1, q3 }: DiceSummaryRow): string =>
  q1 === null ? '-' : `${show(q1)} to ${show(q3)}`;

/** Dice per site and arm, as `atrium evaluate` prints it: completed only beside all cases. */
export function diceTable(rows: readonly DiceSummaryRow[], datasets: readonly string[]): string {
  const table = new Table({
    head: [
      'site',
      'arm',
      'n',
      'median',
      'quartiles',
      'min',
      'mean',
      'n all',
      'median all',
      'failed',
      'excluded',
    ],
    colAligns: [
      'left',
      'left',
      'right',
      'right',
      'left',
      'right',
      'right',
      'right',
      'right',
      'right',
      'right',
    ],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    table.push([
      row.site,
      row.arm,
      row.completed - row.without_reference,
      show(row.median),
      quartiles(row),
      show(row.min),
      show(row.mean),
      row.n_all,
      show(row.median_all),
      row.failed,
      row.excluded,
    ]);
  }
  const synthetic = datasets.includes(PHANTOM_DATASET) ? `${SYNTHETIC}\n` : '';
  return `${table.toString()}\n${synthetic}${NOTE}\n`;
}

const SYNTHETIC =
  'Synthetic phantoms, no patients: these numbers say that Atrium works, nothing of any model.';

const NOTE =
  'Dice of completed cases; "all" counts a failure of the method as 0. Quantiles are R-7. Arms of different prompt source or z-range are not like for like.';
