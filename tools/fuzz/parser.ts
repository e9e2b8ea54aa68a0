import type { Grid } from '@atrium/imaging';
import type { Damage } from './damage/damage';

/** A valid file, with those that belong to it. */
export interface Seed {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  /** Of the image that a reference is drawn on. */
  readonly grid?: Grid;
}

/** A reader, what it is given, and how that is damaged. */
export interface Parser {
  readonly name: string;
  readonly seeds: readonly Seed[];
  readonly damage: Damage;
  /**
   * Reads a seed of which one file was damaged.
   *
   * @param folder holds its files
   * @returns why they are refused, in the reader's words; nothing where they were read
   */
  readonly read: (folder: string, seed: Seed) => Promise<readonly string[]>;
  /** How every reason begins that a reader may give. */
  readonly says: RegExp;
}
