import type { SliceRow } from '@atrium/contracts';
import { toCsv, type Cell } from './csv';

/** The columns of slices.csv, in order. */
export const SLICES_COLUMNS = [
  'run_id',
  'case_id',
  'arm',
  'slice',
  'reference_pixels',
  'predicted_pixels',
  'dice',
  'prompted',
  'object_score',
  'predicted_iou',
  'distance_mm',
  'x0',
  'y0',
  'x1',
  'y1',
] as const;

/** slices.csv (CONTRACTS section 2); the box is empty where none was given. */
export const slicesCsv = (rows: readonly SliceRow[]): string =>
  toCsv(SLICES_COLUMNS, rows.map(cells));

const cells = (row: SliceRow): Cell[] => [
  row.run_id,
  row.case_id,
  row.arm,
  row.slice,
  row.reference_pixels,
  row.predicted_pixels,
  row.dice,
  String(row.prompted),
  row.object_score,
  row.predicted_iou,
  row.distance_mm,
  ...[0, 1, 2, 3].map((side) => row.box[side] ?? null),
];
