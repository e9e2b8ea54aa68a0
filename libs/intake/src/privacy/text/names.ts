import { FAMILY_THEN_GIVEN, isGivenName, isKnownWord, withoutKnownHan } from './words';

/** DICOM's way to write a name: Family^Given. */
const CARET = /(?<!\p{L})\p{L}{2,}\^\p{L}/u;
/** Family, Given. */
const COMMA = /^\s*\p{Lu}[\p{L}'-]+,\s*\p{Lu}[\p{L}'-]*/u;
/** What a person is called with. */
const TITLE = /(?<![\p{L}])(mr|mrs|ms|herr|frau|mme|sr|sra)[._ ]+\p{Lu}\p{L}+/iu;
const HONORIFIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,5}(様|さん|殿|氏)/u;
/** Two words of katakana. */
const KATAKANA =
  /(?<![\u30A1-\u30FA\u30FC])[\u30A1-\u30FA\u30FC]{2,}[\s\u3000_・][\u30A1-\u30FA\u30FC]{2}/u;
/** Two short words of Chinese characters or kana, the first of Chinese ones. */
const HAN_PAIR =
  /^\p{Script=Han}{1,3}[\s\u3000_・][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,4}$/u;

const FORMS = [CARET, COMMA, TITLE, HONORIFIC, KATAKANA];

/**
 * Whether a text looks like the name of a person: a form that only names have, a frequent given name, two words in a row that
 * are written as names are and are no words of the work, or a family name in Chinese characters or Hangul. A hint: it misses names
 * in small letters that it does not know, and takes some words for names.
 */
export function holdsName(text: string): boolean {
  if (FORMS.some((form) => form.test(text))) return true;
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.some(isGivenName) || holdsPair(text) || holdsHan(text);
}

/** Two neighbours of the same look, Hans Müller, MÜLLER Hans or MÜLLER_HANS: capitals of four letters and more. */
const CAPITALISED = /^(\p{Lu}\p{Ll}+|\p{Lu}{4,})$/u;

function holdsPair(text: string): boolean {
  const words = text.split(/[\s_,-]+/u);
  const looks = words.map((word) => CAPITALISED.test(word) && !isKnownWord(word));
  return looks.some((look, i) => look && looks[i + 1]);
}

/** Between separators of another kind, what is left without the words of the work. */
function holdsHan(text: string): boolean {
  return withoutKnownHan(text.normalize('NFC'))
    .split(/[-()[\]0-9A-Za-z.]+/u)
    .map((part) => part.replace(/^[\s\u3000_]+|[\s\u3000_]+$/gu, ''))
    .some((part) => FAMILY_THEN_GIVEN.test(part) || HAN_PAIR.test(part));
}
