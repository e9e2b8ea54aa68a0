import type { ArmStatus, Facets } from '@atrium/contracts';
import { cleanText } from '../../../components/clean-text';

/** The filter, as the address has it. */
export interface FilterState {
  readonly sites: string[];
  readonly strategies: string[];
  readonly arms: string[];
  readonly status: ArmStatus[];
  readonly code: string[];
  readonly cov: Record<string, string[]>;
  readonly q: string;
}

const CODE = /^[A-Z][A-Z_]{1,63}$/;
const MAX_VALUE = 2000;

/** What a run can be filtered by. */
interface KnownParts {
  readonly sites: Facets['sites'];
  readonly arms: readonly { readonly id: string; readonly strategy: string }[];
  readonly covariates: readonly { readonly name: string }[];
}

/** What of a filter the run can have: nonsense in the address counts as if nothing stood there. */
export function knownPart(
  state: FilterState,
  { sites, arms, covariates }: KnownParts,
): FilterState {
  const covariateNames = covariates.map(({ name }) => name);
  const cov = Object.entries(state.cov)
    .filter(([name]) => covariateNames.includes(name))
    .map(([name, values]): [string, string[]] => [name, values.filter(isValue)])
    .filter(([, values]) => values.length > 0);
  return {
    sites: state.sites.filter((site) => sites.includes(site)),
    strategies: state.strategies.filter((one) => arms.some(({ strategy }) => strategy === one)),
    arms: state.arms.filter((one) => arms.some(({ id }) => id === one)),
    status: state.status,
    code: state.code.filter((one) => CODE.test(one)),
    cov: Object.fromEntries(cov),
    q: cleanText(state.q),
  };
}

/** A run offers the most frequent values; a link may ask for any other. */
const isValue = (value: string): boolean => value.length <= MAX_VALUE && !value.includes('\0');
