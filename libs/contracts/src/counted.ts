const whole = new Intl.NumberFormat('en-GB');

/** "1 case", "2 cases", "12,000 cases": a number with the noun that it counts. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${whole.format(n)} ${n === 1 ? one : many}`;

/** "a, b and 3 more": the first of several names; the rest is counted. */
export const namedFirst = (names: readonly string[], most = 5): string =>
  names.slice(0, most).join(', ') +
  (names.length > most ? ` and ${whole.format(names.length - most)} more` : '');
