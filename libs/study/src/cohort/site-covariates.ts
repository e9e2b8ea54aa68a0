import { groupBy, type SiteCovariate } from '@atrium/contracts';
import { cohortCovariates } from '@atrium/db';
import { defineRead } from '../verb/verb';

const MOST_VALUES = 8;

/** The further columns of a cohort's manifest at each of its sites, by name, then site: quartiles of numbers, counts of values. */
export const describeSites = defineRead(async (db, cohortId: string): Promise<SiteCovariate[]> => {
  const [numbers, counted] = await Promise.all([
    cohortCovariates.summariseCovariates(db, cohortId),
    cohortCovariates.listSiteCovariates(db, cohortId, MOST_VALUES),
  ]);
  const described = numbers.map(({ name, site, ...five }) => ({
    name,
    site,
    n: five.n,
    numbers: five,
    values_total: 0,
    values: [],
  }));
  const listed = [...groupBy(counted, ({ name, site }) => JSON.stringify([name, site])).values()];
  return [
    ...described,
    ...listed.map((values) => ({
      name: values[0].name,
      site: values[0].site,
      n: values[0].n,
      numbers: null,
      values_total: values[0].values_total,
      values: values.map(({ value, cases }) => ({ value, cases })),
    })),
  ].sort((a, b) => compare(a.name, b.name) || compare(a.site, b.site));
});

/** With a row, of nothing, for each of these sites where no case has a value of a column that others have. */
export function withSilentSites(
  found: readonly SiteCovariate[],
  sites: readonly string[],
): SiteCovariate[] {
  const nothing = { n: 0, numbers: null, values_total: 0, values: [] };
  return [...groupBy(found, ({ name }) => name)].flatMap(([name, ofName]) => {
    const silent = sites.filter((site) => ofName.every((one) => one.site !== site));
    return [...ofName, ...silent.map((site) => ({ ...nothing, name, site }))].sort((a, b) =>
      compare(a.site, b.site),
    );
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
