/** A range that holds the true value in `level` of all repetitions. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** 0.95, or what a discrete distribution gives at least. */
  readonly level: number;
}
