import type { ResultsRow } from '@atrium/contracts';
import { toCsvRows, type Cell } from './csv';

const BEFORE_NSD = [
  'run_id',
  'case_id',
  'patient_id',
  'site',
  'model',
  'strategy',
  'arm',
  'repetition',
  'status',
  'error_code',
  'margin_px',
  'margin_mm',
  'scale',
  'offset_unit',
  'offset_x',
  'offset_y',
  'prompt_source',
  'prompt_kind',
] as const;

const MEASURES = ['dice', 'iou', 'hd95_mm', 'assd_mm'] as const;

const AFTER_NSD = [
  'volume_ml',
  'reference_volume_ml',
  'prompts',
  'model_seconds',
  'total_seconds',
  'mask',
  'error_message',
  'slices_overrun',
  'slices_missed',
  'lost_inferior_slice',
  'lost_inferior_mm',
  'lost_superior_slice',
  'lost_superior_mm',
  'stability',
  'sensitivity',
  'precision',
  'hd_mm',
  'relative_volume_error',
  'centroid_distance_mm',
  'components',
] as const;

/** Column of an NSD at a tolerance in mm. */
export const nsdColumn = (toleranceMm: number): string => `nsd_${toleranceMm}mm`;

/** The columns of results.csv, in order; tolerances ascending. */
export const resultsColumns = (tolerancesMm: readonly number[]): string[] => [
  ...BEFORE_NSD,
  'key_slice',
  'z_range',
  ...MEASURES,
  ...tolerancesMm.map(nsdColumn),
  ...AFTER_NSD,
  'has_reference',
];

/** results.csv (CONTRACTS section 2); an undefined number is an empty field. */
export const resultsCsv = (rows: readonly ResultsRow[], tolerancesMm: readonly number[]): string =>
  toCsvRows([resultsColumns(tolerancesMm)]) + resultsCsvRows(rows, tolerancesMm);

/** The rows of {@link resultsCsv} without its header, for a file that is written in parts. */
export const resultsCsvRows = (
  rows: readonly ResultsRow[],
  tolerancesMm: readonly number[],
): string => toCsvRows(rows.map((row) => cells(row, tolerancesMm)));

const cells = (row: ResultsRow, tolerancesMm: readonly number[]): Cell[] => [
  ...BEFORE_NSD.map((column) => row[column]),
  row.key_slices.join(';'),
  row.z_range,
  ...MEASURES.map((column) => row[column]),
  ...tolerancesMm.map((t) => row.nsd.find(({ tolerance_mm }) => tolerance_mm === t)?.value ?? null),
  ...AFTER_NSD.map((column) => row[column]),
  String(row.has_reference),
];
