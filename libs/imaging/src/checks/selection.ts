/** Which voxels count. */
export type Population = 'positive' | 'all';

/** Order statistics of the voxels that count. */
export interface Selection {
  readonly count: number;
  /** The voxel of this 0-based rank. */
  at(rank: number): number;
}
