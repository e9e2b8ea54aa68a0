/** A covariate's value, as the address holds it: both halves escaped, so that either may hold a "=". */
export interface CovariateFilter {
  readonly name: string;
  readonly value: string;
}

export const writeCovariate = ({ name, value }: CovariateFilter): string =>
  `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;

/** Nothing for what nobody wrote. */
export function readCovariate(text: string): CovariateFilter | null {
  const at = text.indexOf('=');
  if (at < 1) return null;
  try {
    return {
      name: decodeURIComponent(text.slice(0, at)),
      value: decodeURIComponent(text.slice(at + 1)),
    };
  } catch {
    return null;
  }
}
