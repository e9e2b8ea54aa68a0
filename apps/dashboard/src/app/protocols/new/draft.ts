import { MAX_PROTOCOL_CHARACTERS } from '@atrium/protocol';

/* The unsaved text of a tab, by what it began with; it outlives a reload and ends with the tab. */

const keyOf = (start: string): string => `atrium protocol draft: ${start}`;

/** The text that was left here, or null. */
export function readDraft(start: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(start));
  } catch {
    // A browser may forbid pages to keep anything.
    return null;
  }
}

/** Keeps a text; null forgets it. @returns whether it is kept */
export function keepDraft(start: string, text: string | null): boolean {
  try {
    sessionStorage.removeItem(keyOf(start));
    if (text === null || text.length > MAX_PROTOCOL_CHARACTERS) return false;
    sessionStorage.setItem(keyOf(start), text);
    return true;
  } catch {
    return false;
  }
}
