/** A number as a chart prints it; a dash where it is undefined. */
export const show = (value: number | null | undefined, digits: number): string =>
  value === null || value === undefined ? '-' : value.toFixed(digits);

/** A text cut to a length that fits; of an arm's id, what follows the strategy's name stays as long as it leaves some of that. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = text.includes('~') ? text.slice(text.indexOf('~')) : '';
  const head = most - tail.length - 1;
  return head >= 2 ? `${text.slice(0, head)}…${tail}` : `${text.slice(0, Math.max(1, most - 1))}…`;
}
