const whole = new Intl.NumberFormat('en-GB');

/** "1 case", "2 cases", "12,000 cases": a number with the noun that it counts. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${whole.format(n)} ${n === 1 ? one : many}`;
