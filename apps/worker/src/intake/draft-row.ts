import path from 'node:path';
import { NOT_PAIRED, type Pairing } from '@atrium/intake';
import type { PlacedRow } from '@atrium/protocol';
import type { Place, Plan, PlanRow } from './records';

/** A case before it has ids. */
export interface DraftRow extends Pick<
  PlanRow,
  'image' | 'reference' | 'second' | 'written' | 'covariates' | 'reasons'
> {
  readonly caseName: string;
  readonly patientName: string;
  /** null where the source names none. */
  readonly siteName: string | null;
}

/** What was recognised of a source, before its cases have ids. */
export interface Draft extends Pick<Plan, 'patterns' | 'unpaired'> {
  readonly rows: readonly DraftRow[];
}

/** A file within a source. */
export const fileAt = (root: string, shown: string): Place => ({
  shown,
  paths: [path.resolve(root, shown)],
  isSeries: false,
});

const fileOrNone = (root: string, shown: string): Place | null =>
  shown === '' ? null : fileAt(root, shown);

/** The rows of a manifest, whose relative paths start from its folder. */
export const draftOfManifest = (folder: string, rows: readonly PlacedRow[]): Draft => ({
  rows: rows.map(({ row }) => ({
    caseName: row.case_id,
    patientName: row.patient_id,
    siteName: row.site.trim() === '' ? null : row.site,
    image: fileAt(folder, row.image),
    reference: fileOrNone(folder, row.reference),
    second: fileOrNone(folder, row.reference_2 ?? ''),
    written: {
      image: row.image,
      reference: row.reference,
      ...(row.reference_2 !== undefined && { reference_2: row.reference_2 }),
    },
    covariates: row.covariates,
    reasons: [],
  })),
  patterns: [],
  unpaired: [],
});

/** Images and references that were paired by their names. */
export const draftOfPairs = (root: string, { rows, patterns, notPaired }: Pairing): Draft => ({
  rows: rows.map((row) => ({
    caseName: row.case_name,
    patientName: row.patient_name,
    siteName: row.site_name,
    image: fileAt(root, row.image),
    reference: fileOrNone(root, row.reference),
    second: null,
    written: { image: row.image, reference: row.reference },
    covariates: { ...row.covariates },
    reasons: [],
  })),
  patterns: [...patterns],
  unpaired: notPaired.map(({ file, reason }) => ({ file, why: NOT_PAIRED[reason] })),
});
