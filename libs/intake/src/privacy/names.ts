import type { CaseFile, PrivacyFinding, PrivacyReason, TextKind } from '@atrium/contracts';
import { isPersonalColumn } from './columns/personal-column';
import { textKind } from './text/text-kind';

/** Endings of files that hold scans, tables or archives. */
const ENDINGS = /(\.(nii|nrrd|nhdr|raw|dcm|ima|dicom|zip|gz|csv|tsv|json|mha|mhd|hdr|img))+$/i;

/** A name of a file without the endings of its format. */
export const withoutEndings = (name: string): string => name.replace(ENDINGS, '');

/** What a text looks like, where that may identify somebody. */
export const identifying = (text: string): Exclude<TextKind, 'empty' | 'plain'> | null => {
  const kind = textKind(text);
  return kind === 'empty' || kind === 'plain' ? null : kind;
};

/**
 * What a file's place in its source says of a person: its name and those of its folders within the source.
 *
 * @param file from the source's own folder on, with / between names
 * @param column the manifest's column that the file stands for; the finding names it and never the file
 */
export function findInFileName(file: string, column: CaseFile): PrivacyFinding[] {
  const reasons = file.split('/').map((part) => identifying(withoutEndings(part)));
  const found = [...new Set(reasons)].filter((reason) => reason !== null);
  return found.map((reason) => ({ place: 'file-name', name: column, reason, direct: true }));
}

/** A column of versions, and what may as well be one as a date: 4.11.20. */
const OF_VERSION = /version|software|firmware/i;
const VERSION = /^v?\d{1,2}\.\d{1,2}\.\d{1,2}$/i;

/**
 * What the further columns of a row say of a person, by their names and by what their values look like: they go to the centre as
 * covariates.
 *
 * @param covariates name of a column -> value
 */
export function findInCovariates(covariates: Readonly<Record<string, string>>): PrivacyFinding[] {
  return Object.entries(covariates).flatMap(([column, value], i): PrivacyFinding[] => {
    const reason = reasonOf(column, value);
    // A column that is called like a person is not named either.
    const name = identifying(column) === null ? column : `further column ${i + 1}`;
    return reason === null ? [] : [{ place: 'column', name, reason, direct: true }];
  });
}

function reasonOf(column: string, value: string): PrivacyReason | null {
  if (value.trim() === '') return null;
  if (isPersonalColumn(column)) return 'column-name';
  if (OF_VERSION.test(column) && VERSION.test(value.trim())) return null;
  return identifying(value);
}
