/** A covariate's value, as the address holds it: both halves escaped, so that either may hold a "=". */
export interface CovariateFilter {
  readonly name: string;
  readonly value: string;
}

export const writeCovariate = ({ name, value }: CovariateFilter): string =>
  `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;

const MAX_NAME = 500;
const MAX_VALUE = 2000;

/** Nothing for what nobody wrote. */
export function readCovariate(text: string): CovariateFilter | null {
  const at = text.indexOf('=');
  if (at < 1) return null;
  try {
    const name = decodeURIComponent(text.slice(0, at));
    const value = decodeURIComponent(text.slice(at + 1));
    const isKept = name.length <= MAX_NAME && value.length <= MAX_VALUE;
    return isKept && !`${name}${value}`.includes('\0') ? { name, value } : null;
  } catch {
    return null;
  }
}
