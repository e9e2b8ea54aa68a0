/** As long as the API takes a text that is searched for. */
const MAX_TEXT = 200;

/** A text from an address or a field as the database can look for it: short, and without the NUL that it keeps nowhere. */
export const cleanText = (text: string): string => text.replaceAll('\0', '').slice(0, MAX_TEXT);
