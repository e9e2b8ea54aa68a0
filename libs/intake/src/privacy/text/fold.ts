/** Letters that Unicode does not take apart into a letter and a mark. */
const SPELLED: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ł', 'l'],
]);

/** A text in small letters without accents, so that März, MARZ and marz are one word. */
export const foldText = (text: string): string =>
  text
    .normalize('NFD')
    // Of Latin letters alone: kana and Hangul would become other ones.
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßøæœł]/g, (letter) => SPELLED.get(letter) ?? letter);
