/** A number as a chart prints it; a dash where it is undefined. What rounds to 0 has no sign. */
export function show(value: number | null | undefined, digits: number): string {
  if (value === null || value === undefined) return '-';
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** A difference: as {@link show}, with the sign of what is above 0. */
export function showSigned(value: number | null | undefined, digits: number): string {
  const text = show(value, digits);
  return Number(text) > 0 ? `+${text}` : text;
}

/** A text cut to a length that fits; of an arm's id, what follows the strategy's name stays as long as it leaves some of that. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const tail = text.includes('~') ? text.slice(text.indexOf('~')) : '';
  const head = most - tail.length - 1;
  return head >= 2 ? `${text.slice(0, head)}…${tail}` : `${text.slice(0, Math.max(1, most - 1))}…`;
}
