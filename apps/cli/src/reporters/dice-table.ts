import { PHANTOM_DATASET, type SummaryRow } from '@atrium/contracts';
import Table from 'cli-table3';

const show = (value: number | null): string => (value === null ? '-' : value.toFixed(4));

const quartiles = ({ box: { q1, q3 } }: SummaryRow): string =>
  q1 === null ? '-' : `${show(q1)} to ${show(q3)}`;

/** Dice per site and arm, as `atrium evaluate` prints it: completed only beside all cases. */
export function diceTable(rows: readonly SummaryRow[], datasets: readonly string[]): string {
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
      row.box.n,
      show(row.box.median),
      quartiles(row),
      show(row.min),
      show(row.box.mean),
      row.all.n,
      show(row.all.median),
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
