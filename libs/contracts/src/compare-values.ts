/** Whether every value is a number as a manifest writes one; an empty one is no value. */
const areNumbers = (values: readonly string[]): boolean =>
  values.every((value) => value === '' || Number.isFinite(Number(value)));

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Values of a covariate in order: by number where all are numbers, else by text; the empty one first. */
export const sortedValues = (values: readonly string[]): string[] =>
  areNumbers(values)
    ? [...values].sort((a, b) =>
        a === '' || b === '' ? compareTexts(a, b) : Number(a) - Number(b) || compareTexts(a, b),
      )
    : [...values].sort(compareTexts);
