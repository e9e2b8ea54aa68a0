import { stat } from 'node:fs/promises';
import { nullIfMissing } from '../error-code';

/** Long enough for the next page, or the next batch of cases. */
const KEPT_MS = 30_000;

/**
 * The value of the file that was read last, for whoever asks for it again within half a minute: a page of a plan of 25,000 cases
 * parses no 10 MB. A file that was written anew is read anew.
 */
export class LastRead<T> {
  private last: { readonly stamp: string; readonly value: T } | null = null;
  private timer: NodeJS.Timeout | undefined;

  /** @param read is asked where the file is not the one that was read last; null where there is none */
  async of(file: string, read: (file: string) => Promise<T | null>): Promise<T | null> {
    const stats = await stat(file).catch(nullIfMissing);
    if (stats === null) return null;
    // Before it is read: what is written meanwhile has another one.
    const stamp = `${file}\n${stats.ino} ${stats.size} ${stats.mtimeMs}`;
    const value = this.last?.stamp === stamp ? this.last.value : await read(file);
    this.keep(stamp, value);
    return value;
  }

  private keep(stamp: string, value: T | null): void {
    clearTimeout(this.timer);
    this.last = value === null ? null : { stamp, value };
    this.timer = setTimeout(() => (this.last = null), KEPT_MS).unref();
  }
}
