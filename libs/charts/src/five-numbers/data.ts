import type { CohortMeasure, FiveNumbers } from '@atrium/contracts';

/** What a measure of a cohort is called, its unit and how many digits it is worth. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly digits: number;
}

/** Every measure that registration keeps or that intake compares, in the order of the page. */
export const MEASURES: readonly Measure[] = [
  { id: 'spacing_x', title: 'Spacing, left-right', unit: 'mm', digits: 3 },
  { id: 'spacing_y', title: 'Spacing, front-back', unit: 'mm', digits: 3 },
  { id: 'spacing_z', title: 'Spacing of slices', unit: 'mm', digits: 3 },
  { id: 'size_x', title: 'Columns', unit: 'voxels', digits: 0 },
  { id: 'size_y', title: 'Rows', unit: 'voxels', digits: 0 },
  { id: 'size_z', title: 'Slices', unit: '', digits: 0 },
  { id: 'intensity_p1', title: 'Intensity, 1st percentile', unit: '', digits: 1 },
  { id: 'intensity_median', title: 'Intensity, median', unit: '', digits: 1 },
  { id: 'intensity_p99', title: 'Intensity, 99th percentile', unit: '', digits: 1 },
  { id: 'intensity_mean', title: 'Intensity, mean', unit: '', digits: 1 },
  { id: 'intensity_sd', title: 'Intensity, SD', unit: '', digits: 1 },
  { id: 'zero_share', title: 'Share of zero voxels', unit: '', digits: 6 },
  { id: 'cnr', title: 'Contrast to noise of the reference', unit: '', digits: 2 },
  { id: 'reference_volume_ml', title: 'Reference volume', unit: 'ml', digits: 1 },
  { id: 'reference_slices', title: 'Slices of the reference', unit: '', digits: 0 },
];

export interface FiveNumbersRow extends FiveNumbers {
  readonly site: string;
  /** The site's place among all, which gives its colour. */
  readonly siteIndex: number;
}

export interface MeasureGroup extends Measure {
  readonly rows: readonly FiveNumbersRow[];
}

/** The measures that any site has, each with a row for every site that has it. */
export function measureGroups(
  measures: readonly CohortMeasure[],
  sites: readonly string[],
): MeasureGroup[] {
  return MEASURES.flatMap((measure) => {
    const rows = sites.flatMap((site, siteIndex) => {
      const found = measures.find((one) => one.measure === measure.id && one.site === site);
      return found ? [{ ...found, siteIndex }] : [];
    });
    return rows.length > 0 ? [{ ...measure, rows }] : [];
  });
}
