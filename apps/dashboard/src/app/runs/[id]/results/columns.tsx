import type { FoundRow, ResultSort } from '@atrium/contracts';
import { formatNumber } from '@/components/format';

/** A column of the table. */
export interface Column {
  readonly key: string;
  readonly label: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly isNumber: boolean;
  /** What the API sorts by; none for columns that it cannot sort. */
  readonly sort?: ResultSort['column'];
  readonly text: (row: FoundRow) => string;
}

const name = (
  key: string,
  label: string,
  width: number,
  text: Column['text'],
  sort?: Column['sort'],
): Column => ({ key, label, width, isNumber: false, text, ...(sort && { sort }) });

const number = (
  key: string,
  label: string,
  digits: number,
  of: (row: FoundRow) => number | null,
  sort?: Column['sort'],
): Column => ({
  key,
  label,
  width: 96,
  isNumber: true,
  text: (row) => formatNumber(of(row), digits),
  ...(sort && { sort }),
});

/** Shown unless the reader chooses otherwise. */
export const DEFAULT_COLUMNS = [
  'case',
  'site',
  'arm',
  'status',
  'dice',
  'hd95_mm',
  'assd_mm',
  'volume_ml',
  'reference_volume_ml',
  'prompts',
  'model_seconds',
] as const;

/** Every column that a run's table can have, in order. */
export const columnsOf = (
  nsdTolerancesMm: readonly number[],
  covariates: readonly string[],
): Column[] => [
  name('case', 'Case', 170, (row) => row.case_id, 'case'),
  name('patient', 'Patient', 130, (row) => row.patient_id, 'patient'),
  name('site', 'Site', 130, (row) => row.site, 'site'),
  name('arm', 'Arm', 220, (row) => row.arm, 'arm'),
  name('status', 'Status', 100, (row) => row.status, 'status'),
  name('error', 'Error', 260, (row) =>
    row.error_code ? `${row.error_code}: ${row.error_message ?? ''}` : '-',
  ),
  number('dice', 'Dice', 4, (row) => row.dice, 'dice'),
  number('iou', 'IoU', 4, (row) => row.iou, 'iou'),
  number('hd95_mm', 'HD95 mm', 2, (row) => row.hd95_mm, 'hd95_mm'),
  number('assd_mm', 'ASSD mm', 3, (row) => row.assd_mm, 'assd_mm'),
  ...nsdTolerancesMm.map((tolerance) =>
    number(
      `nsd_${tolerance}mm`,
      `NSD ${tolerance} mm`,
      4,
      (row) => row.nsd.find(({ tolerance_mm }) => tolerance_mm === tolerance)?.value ?? null,
      `nsd_${tolerance}mm`,
    ),
  ),
  number('volume_ml', 'Volume ml', 1, (row) => row.volume_ml, 'volume_ml'),
  number(
    'reference_volume_ml',
    'Reference ml',
    1,
    (row) => row.reference_volume_ml,
    'reference_volume_ml',
  ),
  number('volume_error_ml', 'Error ml', 1, volumeError, 'volume_error_ml'),
  number('sensitivity', 'Sensitivity', 4, (row) => row.sensitivity, 'sensitivity'),
  number('precision', 'Precision', 4, (row) => row.precision, 'precision'),
  number('hd_mm', 'HD mm', 2, (row) => row.hd_mm, 'hd_mm'),
  number(
    'relative_volume_error',
    'Relative volume error',
    4,
    (row) => row.relative_volume_error,
    'relative_volume_error',
  ),
  number(
    'centroid_distance_mm',
    'Centroid distance mm',
    2,
    (row) => row.centroid_distance_mm,
    'centroid_distance_mm',
  ),
  number('components', 'Components', 0, (row) => row.components, 'components'),
  number('stability', 'Stability', 3, (row) => row.stability, 'stability'),
  number('slices_overrun', 'Over-run', 0, (row) => row.slices_overrun, 'slices_overrun'),
  number('slices_missed', 'Missed', 0, (row) => row.slices_missed, 'slices_missed'),
  number('lost_inferior_mm', 'Lost inf. mm', 1, (row) => row.lost_inferior_mm),
  number('lost_inferior_slice', 'Lost inf. at', 0, (row) => row.lost_inferior_slice),
  number('lost_superior_mm', 'Lost sup. mm', 1, (row) => row.lost_superior_mm),
  number('lost_superior_slice', 'Lost sup. at', 0, (row) => row.lost_superior_slice),
  number('prompts', 'Prompts', 0, (row) => row.prompts, 'prompts'),
  number('model_seconds', 'Model s', 2, (row) => row.model_seconds, 'model_seconds'),
  number('total_seconds', 'Total s', 2, (row) => row.total_seconds, 'total_seconds'),
  name('z_range', 'z-range', 100, (row) => row.z_range),
  name('prompt_source', 'Prompt', 110, (row) => row.prompt_source),
  ...covariates.map((covariate) =>
    name(`cov:${covariate}`, covariate, 130, (row) => row.covariates[covariate] ?? '-'),
  ),
];

const volumeError = ({ volume_ml, reference_volume_ml }: FoundRow): number | null =>
  volume_ml === null || reference_volume_ml === null ? null : volume_ml - reference_volume_ml;
