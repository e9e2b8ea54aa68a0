import type { CaseFile, PrivacyFinding, PrivacyReason, TextKind } from '@atrium/contracts';
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

/** A column that says who somebody is, whatever stands in it. */
const PERSONAL =
  /^(full_?|first_?|last_?|given_?|family_?|sur|patient_?|subject_?|birth_?)?names?(_of_(the_)?(patient|subject|participant|person))?$|^((patient_?)?initials|social_security.*|date_?of_?birth|birth_?(date|day)|dob|mrn|ssn|nhs(_?number)?|medical_?record.*|(patient_?)?(address|phone|telephone|e_?mail)|insurance.*|accession.*|氏名|名前|患者名|患者氏名|生年月日|住所|姓名|出生日期)$/i;

/**
 * What the further columns of a row say of a person: they go to the centre as covariates.
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
  if (PERSONAL.test(column.trim().replace(/[\s-]+/g, '_'))) return 'column-name';
  return identifying(value);
}
