import {
  counted,
  STABLE_DICE,
  type Arm,
  type DriftBinRow,
  type DriftSummary,
} from '@atrium/contracts';
import { show } from '../axis/format';
import type { Domain } from '../axis/domain';
import type { LinePanel, PanelLine } from '../line-panels/data';
import { likenessOf, marked } from '../likeness';
import { SOURCE_NAMES } from '../sources';
import type { ChartTable } from '../table';

/** Where a bin is drawn, and which distances it holds: more than `from`, at most `to`, away from the key slice. */
export function binPlace(bin: number, width: number): { at: number; from: number; to: number } {
  const steps = Math.abs(bin);
  const side = Math.sign(bin);
  if (steps === 0) return { at: 0, from: 0, to: 0 };
  return { at: side * (steps - 0.5) * width, from: (steps - 1) * width, to: steps * width };
}

const titleOf = (row: DriftBinRow, { bin_mm, signed }: DriftSummary): string => {
  const { from, to } = binPlace(row.bin, bin_mm);
  const side = row.bin < 0 ? ' inferior' : signed ? ' superior' : '';
  const where = row.bin === 0 ? 'on the key slice' : `${from} to ${to} mm${side}`;
  return `${row.site}, ${row.arm}, ${where}: median ${show(row.median, 3)}, quartiles ${show(row.q1, 3)} to ${show(row.q3, 3)}, ${counted(row.n, 'slice')}`;
};

/** A panel for each arm, a line for each site, in the order given. */
export function driftPanels(
  drift: DriftSummary,
  arms: readonly Arm[],
  sites: readonly string[],
): LinePanel[] {
  const { mark } = likenessOf(arms.map(({ prompt }) => prompt));
  return arms.map((arm) => {
    const rows = drift.rows.filter((row) => row.arm === arm.id);
    return {
      key: arm.id,
      title: driftTitle(arm, mark(arm.prompt)),
      yLabel: 'Dice of a slice',
      yDomain: [0, 1],
      level: { y: STABLE_DICE, x: 0, label: `lost below ${STABLE_DICE}` },
      lines: sites.flatMap((site, place) => lineOf(drift, rows, site, place)),
      counts: countsOf(rows, drift.bin_mm),
    };
  });
}

/** Sources and z-ranges are named, so that nobody takes two panels for like. */
const driftTitle = ({ id, prompt }: Arm, mark: string): string =>
  [
    marked(id, mark),
    ...(prompt.source === 'reference' ? [] : [SOURCE_NAMES[prompt.source]]),
    ...(prompt.zRange === 'reference' ? ['stops at the labelled range'] : []),
  ].join(', ');

function lineOf(
  drift: DriftSummary,
  rows: readonly DriftBinRow[],
  site: string,
  place: number,
): PanelLine[] {
  const points = rows
    .filter((row) => row.site === site)
    .map((row) => ({
      x: binPlace(row.bin, drift.bin_mm).at,
      y: row.median,
      low: row.q1,
      high: row.q3,
      title: titleOf(row, drift),
    }));
  return points.length === 0 ? [] : [{ label: site, place, points }];
}

function countsOf(rows: readonly DriftBinRow[], width: number) {
  const bins = new Map<number, number>();
  for (const { bin, n } of rows) bins.set(bin, (bins.get(bin) ?? 0) + n);
  return [...bins].map(([bin, n]) => ({ x: binPlace(bin, width).at, n }));
}

/** As far as any bin reaches, and no further. */
export function driftDomain({ rows, bin_mm }: DriftSummary): Domain {
  const bins = rows.map(({ bin }) => bin);
  return [Math.min(0, ...bins) * bin_mm, Math.max(1, ...bins) * bin_mm];
}

export const driftTable = ({ rows, bin_mm, signed }: DriftSummary): ChartTable => ({
  columns: ['site', 'arm', 'side', 'from_mm', 'to_mm', 'n', 'q1', 'median', 'q3'],
  rows: rows.map(({ site, arm, bin, n, q1, median, q3 }) => {
    const { from, to } = binPlace(bin, bin_mm);
    return [site, arm, sideOf(bin, signed), from, to, n, q1, median, q3];
  }),
});

const sideOf = (bin: number, signed: boolean): string =>
  bin === 0 ? 'key slice' : !signed ? 'either' : bin < 0 ? 'inferior' : 'superior';
