import type { EndpointRow } from '@atrium/contracts';
import Papa from 'papaparse';

/** A row of results.csv as far as a comparison of arms needs it. */
export interface ReadResult extends EndpointRow {
  readonly caseId: string;
  readonly patient: string;
  readonly site: string;
  readonly arm: string;
}

const NEEDED = ['case_id', 'patient_id', 'site', 'arm', 'status', 'error_code', 'dice'] as const;

/**
 * Reads a results.csv, columns by name. @param metric its column
 * @returns the rows, or in words what is wrong with the file
 */
export function readResults(
  text: string,
  metric: string,
):
  | { readonly ok: true; readonly rows: ReadResult[] }
  | { readonly ok: false; readonly why: string } {
  const { data, meta, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const missing = [...new Set([...NEEDED, metric])].filter((name) => !meta.fields?.includes(name));
  if (missing.length > 0)
    return { ok: false, why: `has no column ${missing.join(', ')}; expected a results.csv` };
  if (errors.length > 0)
    return { ok: false, why: `line ${(errors[0].row ?? 0) + 2}: ${errors[0].message}` };
  const broken = data.findIndex(
    (row) => row[metric] !== '' && !Number.isFinite(Number(row[metric])),
  );
  if (broken >= 0)
    return {
      ok: false,
      why: `line ${broken + 2}: found ${data[broken][metric]} in ${metric}, expected a number`,
    };
  const rows = data.map((row): ReadResult => ({
    caseId: row['case_id'],
    patient: row['patient_id'],
    site: row['site'],
    arm: row['arm'],
    status: row['status'],
    errorCode: row['error_code'] || null,
    value: row[metric] === '' ? null : Number(row[metric]),
    isCompared: isCompared(row),
  }));
  return { ok: true, rows };
}

/** A file from before the column was: its completed rows say it by their Dice, and others are taken to have a reference. */
const isCompared = (row: Readonly<Record<string, string>>): boolean =>
  'has_reference' in row
    ? row['has_reference'] === 'true'
    : row['status'] !== 'completed' || row['dice'] !== '';
