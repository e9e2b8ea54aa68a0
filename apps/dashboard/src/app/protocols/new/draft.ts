import { MAX_PROTOCOL_CHARACTERS } from '@atrium/protocol';
import { keepTabText, readTabText } from '@/components/tab-storage';

/* The unsaved text of a tab, by what it began with. */

const keyOf = (start: string): string => `atrium protocol draft: ${start}`;

/** The text that was left here, or null. */
export const readDraft = (start: string): string | null => readTabText(keyOf(start));

/** Keeps a text; null forgets it, and so does one that is too long to be saved. @returns whether it is kept */
export const keepDraft = (start: string, text: string | null): boolean =>
  keepTabText(keyOf(start), text !== null && text.length > MAX_PROTOCOL_CHARACTERS ? null : text);
