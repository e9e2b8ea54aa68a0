import type { ReportData } from '@atrium/contracts';

/** What became of a site's cases, from the register to the analysis; null where the cohort does not know the site. */
export interface SiteFlow {
  readonly site: string;
  readonly registered: number | null;
  readonly patients: number | null;
  readonly issues: number | null;
  readonly withoutReference: number | null;
  /** Cases that the run took. */
  readonly run: number;
  /** Cases whose value counts in 'all cases': of the arm with the fewest, and with the most. */
  readonly analysed: { readonly least: number; readonly most: number };
  /** Results, one for each case and arm. */
  readonly failed: number;
  readonly excluded: number;
}

/** The flow of cases of every site of the run. */
export function flowOf({ run, cohort, analysis }: ReportData): SiteFlow[] {
  const registered = new Map(cohort.sites.map((site) => [site.site, site]));
  const rowsOf = (site: string, status: 'failed' | 'excluded'): number =>
    run.failures
      .filter((group) => group.site === site && group.status === status)
      .reduce((sum, { rows }) => sum + rows, 0);
  return run.sites.map((site) => {
    const found = registered.get(site);
    const arms = analysis.arms.filter((one) => one.site === site);
    const analysed = arms.map(({ all_cases: all }) => all?.n ?? 0);
    const taken = arms.map(
      ({ completed, failed, excluded }) =>
        completed + excluded + failed.input + failed.method + failed.infrastructure,
    );
    return {
      site,
      registered: found?.cases ?? null,
      patients: found?.patients ?? null,
      issues: found?.issues ?? null,
      withoutReference: found?.without_reference ?? null,
      run: Math.max(0, ...taken),
      analysed: {
        least: analysed.length > 0 ? Math.min(...analysed) : 0,
        most: Math.max(0, ...analysed),
      },
      failed: rowsOf(site, 'failed'),
      excluded: rowsOf(site, 'excluded'),
    };
  });
}
