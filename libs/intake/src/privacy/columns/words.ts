import { foldText } from '../text/fold';

/**
 * The words of a column's name, folded: `PatientBirthDate`, `patient_birth-date 2` and `Patient's birth date` are patient(s), birth, date.
 * Numbers and signs part words and are none.
 */
export const columnWords = (column: string): string[] =>
  foldText(
    column
      .replace(/['’´`]/g, '')
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2'),
  )
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');

const split = (text: string): string[] => text.trim().split(/\s+/);

/**
 * A pattern of whole words in a name that is written with _ between its words.
 *
 * @param alternatives with blanks between them; each may be a pattern itself
 */
export const wordsOf = (alternatives: string): RegExp =>
  new RegExp(`(?:^|_)(?:${split(alternatives).join('|')})(?=_|$)`, 'u');

/** A pattern of the whole name. @param alternatives as for {@link wordsOf} */
export const wholeOf = (alternatives: string): RegExp =>
  new RegExp(`^(?:${split(alternatives).join('|')})$`, 'u');

/** A pattern of words that end the name. @param alternatives as for {@link wordsOf} */
export const lastOf = (alternatives: string): RegExp =>
  new RegExp(`(?:^|_)(?:${split(alternatives).join('|')})$`, 'u');
