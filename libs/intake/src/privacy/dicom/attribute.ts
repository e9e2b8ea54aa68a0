import type { TextKind } from '@atrium/contracts';

/** One attribute of a DICOM file as privacy sees it: everything but its value. */
export interface DicomAttribute {
  /** Tags of the sequences that it stands in, the outermost first; eight hexadecimal digits in small letters each. */
  readonly path: readonly string[];
  /** Eight hexadecimal digits in small letters. */
  readonly tag: string;
  readonly vr: string;
  /** As the dictionary has it; empty where it has none. */
  readonly keyword: string;
  readonly hasValue: boolean;
  /** What textKind says of its value; plain for a value that is no text. */
  readonly looksLike: TextKind;
}

/** A DICOM file as privacy sees it. */
export interface DicomSubject {
  readonly attributes: readonly DicomAttribute[];
  /** Burned In Annotation (0028,0301): YES, NO, or not said. */
  readonly burnedIn: boolean | null;
  /** Whether it is a Secondary Capture (SOP Class 1.2.840.10008.5.1.4.1.1.7 and below). */
  readonly screenCapture: boolean;
  /** Patient Identity Removed (0012,0062) is YES. */
  readonly identityRemoved: boolean;
}

/** Whether a tag is private: of an odd group. */
export const isPrivate = (tag: string): boolean => Number.parseInt(tag.slice(0, 4), 16) % 2 === 1;

/** Whether a private tag only reserves a block for its maker. */
export const isPrivateCreator = (tag: string): boolean => /^00[1-9a-f][0-9a-f]$/.test(tag.slice(4));

/** What an attribute is called in a finding: its keyword or its tag, as (0029,1010). */
export const nameOf = ({ tag, keyword }: Pick<DicomAttribute, 'tag' | 'keyword'>): string =>
  keyword === '' ? `(${tag.slice(0, 4)},${tag.slice(4)})`.toUpperCase() : keyword;

/** Value representations of free text; LO and SH, which machines fill, are left to the profile. */
const FREE_TEXT: ReadonlySet<string> = new Set(['LT', 'ST', 'UC', 'UN', 'UT']);

/** Whether an attribute that the profile keeps holds the name of a person: by its kind, or in free text. */
export const holdsPerson = ({ vr, hasValue, looksLike }: DicomAttribute): boolean =>
  hasValue && (vr === 'PN' || (FREE_TEXT.has(vr) && looksLike === 'name'));
