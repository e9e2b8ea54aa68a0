/* Texts of a tab: they outlive a reload and end with the tab. */

/** A text that was left, or null. */
export function readTabText(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    // A browser may forbid pages to keep anything.
    return null;
  }
}

/** Keeps a text; null forgets it. @returns whether it is kept */
export function keepTabText(key: string, text: string | null): boolean {
  try {
    sessionStorage.removeItem(key);
    if (text === null) return false;
    sessionStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
