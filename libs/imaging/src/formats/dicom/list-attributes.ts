import type { DataSet, Element } from 'dicom-parser';

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
/** What is longer is a table or pixels. */
const MOST_CHARACTERS = 2 ** 16;

/**
 * The attributes of a data set and of the items within it.
 *
 * @throws where a value lies outside of the bytes, as dicom-parser does
 */
export function listAttributes(dataSet: DataSet, path: readonly string[]): ListedAttribute[] {
  return Object.values(dataSet.elements).flatMap((element) => {
    const tag = element.tag.slice(1);
    const items = element.items ?? [];
    const text = items.length > 0 ? null : textOf(dataSet, element);
    const hasValue = items.length > 0 || (text === null ? element.length !== 0 : text !== '');
    const own = { path, tag, vr: element.vr ?? '', hasValue, text };
    const within = items.flatMap((item) =>
      item.dataSet ? listAttributes(item.dataSet, [...path, tag]) : [],
    );
    return [own, ...within];
  });
}

/** Of an unknown kind: text where every character can be printed. */
function textOf(dataSet: DataSet, { tag, vr = 'UN', length }: Element): string | null {
  if (length > MOST_CHARACTERS || (!TEXT.has(vr) && vr !== 'UN')) return null;
  const text = dataSet.string(tag)?.replaceAll('\0', ' ').trim() ?? '';
  return vr === 'UN' && [...text].some((character) => character < ' ') ? null : text;
}
