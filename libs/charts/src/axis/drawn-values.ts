interface Spread {
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
}

/** All that a mark with quartiles reaches: an axis that knows its upper ends alone would cut signed values. */
export const drawnValues = (marks: readonly Spread[]): number[] =>
  marks
    .flatMap(({ q1, median, q3 }) => [q1, median, q3])
    .filter((value): value is number => value !== null);
