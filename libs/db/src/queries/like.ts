/** A text as a part of a LIKE pattern: its % and _ are characters. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
