/** Words: letters of ASCII and bytes above it, which in CP437 and CP850 are mostly letters. */
const WORD = /[A-Za-z\x80-\xff]+/g;
/** A capital or none, then small letters of which no two are accented one after the other: Hélène, Özdemir, MüllerHans. */
const SMALL =
  /^(?:[A-Z\x90\x99\x9a][a-z]|[A-Za-z])(?:[a-z]|(?<=[a-z])[A-Z]|[\x81-\x98\xa0-\xa4\xe1](?![\x80-\xff]))*$/;
/** Capitals alone, one of ASCII among them: MÜLLER. */
const CAPITALS = /^(?=.*[A-Z])[A-Z\x90\x99\x9a][A-Z\x8e\x90\x99\x9a]*$/;
/** A second byte of CP932 that neither is a letter nor stands between words, behind a first one. */
const SECOND_BYTE = /[\x81-\x9f\xe0-\xfc][@[\\\]^`{|}~\x80]/;

/**
 * Whether bytes that are no UTF-8 are words as languages with accents write them in CP437 or CP850. Many of these are sound in
 * CP932 too: the ö of Jörg and the r behind it are a Chinese character there, which no search for names would see through.
 */
export function isWestern(name: Uint8Array): boolean {
  const text = Buffer.from(name).toString('latin1');
  const words = text.match(WORD)?.filter((word) => /[\x80-\xff]/.test(word)) ?? [];
  return !SECOND_BYTE.test(text) && words.every((word) => SMALL.test(word) || CAPITALS.test(word));
}
