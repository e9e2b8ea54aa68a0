import type { DataSet } from 'dicom-parser';
import { type ListedAttribute, listAttributes } from './list-attributes';

/** The values of a data set or of an item of a sequence; an absent attribute is an empty value. */
export interface Attributes {
  /** The whole value as text, without the spaces that pad it. */
  readonly text: (tag: string) => string;
  /** The values of a text attribute of several (separated by backslashes). */
  readonly texts: (tag: string) => string[];
  /** The values of a DS or IS. */
  readonly decimals: (tag: string) => number[];
  /** A US, or null. */
  readonly short: (tag: string) => number | null;
  /** The values of an FD. */
  readonly doubles: (tag: string) => number[];
  /** Items of a sequence. */
  readonly items: (tag: string) => Attributes[];
  readonly has: (tag: string) => boolean;
  /** All that was read, those of items of sequences among them. */
  readonly list: () => ListedAttribute[];
}

/**
 * Looks into a data set that dicom-parser read.
 *
 * @throws where a value lies outside of the bytes, as dicom-parser does
 */
export function attributesOf(dataSet: DataSet): Attributes {
  const text = (tag: string): string => dataSet.string(tag)?.trim() ?? '';
  const texts = (tag: string): string[] =>
    text(tag) === ''
      ? []
      : text(tag)
          .split('\\')
          .map((value) => value.trim());
  return {
    text,
    texts,
    decimals: (tag) => texts(tag).map((value) => (value === '' ? NaN : Number(value))),
    short: (tag) => dataSet.uint16(tag) ?? null,
    doubles: (tag) => {
      const count = Math.floor((dataSet.elements[tag]?.length ?? 0) / 8);
      return Array.from({ length: count }, (_, index) => dataSet.double(tag, index) ?? NaN);
    },
    items: (tag) =>
      (dataSet.elements[tag]?.items ?? []).flatMap((item) =>
        item.dataSet ? [attributesOf(item.dataSet)] : [],
      ),
    has: (tag) => dataSet.elements[tag] !== undefined,
    list: () => listAttributes(dataSet, []),
  };
}
