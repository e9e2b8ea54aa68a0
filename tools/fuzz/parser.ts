import type { Damage } from './damage/damage';

/** A valid file, with those that belong to it. */
export interface Seed {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

/** A reader, what it is given, and how that is damaged. */
export interface Parser<S extends Seed = Seed> {
  readonly name: string;
  readonly seeds: readonly S[];
  readonly damage: Damage;
  /**
   * Reads a seed of which one file was damaged.
   *
   * @param folder holds its files
   * @returns why they are refused, in the reader's words; nothing where they were read
   */
  readonly read: (folder: string, seed: S) => Promise<readonly string[]>;
  /** How every reason begins that a reader may give. */
  readonly says: RegExp;
}
