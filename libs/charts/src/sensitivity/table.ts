import type { ChartTable } from '../table';
import type { SweepCell } from './cells';

/** The numbers of a heat map or of lines over a sweep: a row for each cell of each site. */
export const sweepTable = (
  sites: readonly { readonly site: string; readonly cells: readonly SweepCell[] }[],
): ChartTable => ({
  columns: ['site', 'margin', 'scale', 'offset_x', 'offset_y', 'n', 'q1', 'median', 'q3', 'arms'],
  rows: sites.flatMap(({ site, cells }) =>
    cells.map(({ point, n, q1, median, q3, arms }) => [
      site,
      point.margin,
      point.scale,
      point.x,
      point.y,
      n,
      q1,
      median,
      q3,
      arms.join(' '),
    ]),
  ),
});
