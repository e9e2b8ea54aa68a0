import type { IntakeCase } from '@atrium/contracts';

/** A case that nothing is wrong with; what a test is about is changed. */
export const soundCase = (change: Partial<IntakeCase> = {}): IntakeCase => ({
  case_id: 'A1',
  patient_id: 'P1',
  site: 'utah',
  image_sha256: 'a'.repeat(64),
  reference_sha256: 'b'.repeat(64),
  pixels_sha256: 'c'.repeat(64),
  geometry: { size: [576, 576, 88], spacing: [0.625, 0.625, 1.25], orientation: 'LPS' },
  intensity: { p1: 4, median: 100, p99: 800, mean: 140, sd: 90, zero_share: 0.3 },
  reference: { volume_ml: 80, labels: [{ value: 1, voxels: 160_000, slices: [[20, 60]] }] },
  shape: {
    components: 1,
    largest_share: 1,
    holes: 0,
    holes_ml: 0,
    border: [],
    slices: 41,
    gaps: 0,
  },
  cnr: 2.5,
  remarks: [],
  issue: null,
  ...change,
});

/** Sound cases that differ as scans do: ids, pixels and, a little, every number. */
export const soundSite = (site: string, n: number): IntakeCase[] =>
  Array.from({ length: n }, (_, i) => {
    const one = soundCase();
    const by = 1 + ((i * 7) % 11) / 50;
    return {
      ...one,
      site,
      case_id: `${site}-${i}`,
      patient_id: `${site}-p${i}`,
      pixels_sha256: `${i}${site}`.padEnd(64, '0'),
      cnr: 2.5 * by,
      intensity: one.intensity && { ...one.intensity, median: 100 * by, p99: 800 * by },
    };
  });
