import { checkCase, DEFAULT_SETTINGS, measureCase } from '@atrium/intake';
import type { CaseRecord, PlanRow } from './records';

const MESSAGE = "an unexpected error; the log of the site's worker names it";

/** A case that could not be looked through for what nobody foresaw: an error, with nothing measured. */
export function lostCase(row: PlanRow, stamp: string): CaseRecord {
  const { case_id, patient_id, site, covariates } = row;
  const image = { ok: false, issue: { code: 'INTERNAL', message: MESSAGE } } as const;
  const found = measureCase({ case_id, patient_id, site, image, reference: null });
  return {
    stamp,
    files: { image: row.image.paths[0], reference: null, secondReference: null },
    covariates,
    found,
    privacy: { decision: 'clean', findings: [] },
    issues: checkCase(found, DEFAULT_SETTINGS),
  };
}
