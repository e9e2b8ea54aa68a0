import type { DataSet, Element } from 'dicom-parser';
import { decodeText } from './character-set';

/** An attribute as it stands in a file. Its text stays in memory: for those who look for persons. */
export interface ListedAttribute {
  /** Tags of the sequences that it stands in, the outermost first; eight hexadecimal digits in small letters each. */
  readonly path: readonly string[];
  readonly tag: string;
  /** Empty where the file does not say. */
  readonly vr: string;
  readonly hasValue: boolean;
  /** null where its value is no text. */
  readonly text: string | null;
}

/** Value representations of text (PS3.5, 6.2). */
const TEXT: ReadonlySet<string> = new Set(
  'AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT'.split(' '),
);
/** Bytes of a value that are looked at: a longer one is a table, or a letter whose beginning tells enough. */
const MOST_BYTES = 2 ** 16;
const CHARACTER_SET = 'x00080005';

/**
 * The attributes of a data set and of the items within it.
 *
 * @param sets the character sets of the data set that it stands in
 * @throws where a value lies outside of the bytes, as dicom-parser does
 */
export function listAttributes(
  dataSet: DataSet,
  path: readonly string[],
  sets: readonly string[] = [],
): ListedAttribute[] {
  const own =
    dataSet
      .string(CHARACTER_SET)
      ?.split('\\')
      .map((set) => set.trim()) ?? sets;
  return Object.values(dataSet.elements).flatMap((element) => {
    const tag = element.tag.slice(1);
    const items = element.items ?? [];
    const text = items.length > 0 ? null : textOf(dataSet, element, own);
    const hasValue = items.length > 0 || (text === null ? element.length !== 0 : text !== '');
    const listed = { path, tag, vr: element.vr ?? '', hasValue, text };
    const within = items.flatMap((item) =>
      item.dataSet ? listAttributes(item.dataSet, [...path, tag], own) : [],
    );
    return [listed, ...within];
  });
}

/** Line ends and tabs stand in texts, and escapes where a text switches sets. */
const UNPRINTABLE = /[^\P{Cc}\t\n\f\r]/u;

/** Of an unknown kind: text where every character can be printed. */
function textOf(
  { byteArray }: DataSet,
  { vr = 'UN', dataOffset, length }: Element,
  sets: readonly string[],
): string | null {
  if (!TEXT.has(vr) && vr !== 'UN') return null;
  const bytes = byteArray.subarray(dataOffset, dataOffset + Math.min(length, MOST_BYTES));
  const text = decodeText(bytes, sets).replaceAll('\0', ' ').trim();
  return vr === 'UN' && UNPRINTABLE.test(text) ? null : text;
}
