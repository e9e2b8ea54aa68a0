import { groupBy, protocolYamlSchema, sortedValues, type Facets } from '@atrium/contracts';
import { cohortViews, type Queryable } from '@atrium/db';
import { expandArms, settingsOf } from '@atrium/protocol';
import { findRun, stampRun } from '../run/find';
import { remembered } from '../verb/remembered';
import { defineRead } from '../verb/verb';

/** What a run's rows can be filtered and split by: sites, arms in protocol order, covariates of its cohort. */
export const listFacets = defineRead(async (db, runId: string): Promise<Facets> =>
  readFacets(db, [await stampRun(db, runId)], runId),
);

const readFacets = remembered(async (db: Queryable, runId: string): Promise<Facets> => {
  const run = await findRun(db, runId);
  const protocol = protocolYamlSchema.parse(run.protocol.body);
  const covariates = await cohortViews.listCovariates(db, run.cohortId);
  return {
    sites: run.sites.map(({ siteId }) => siteId),
    arms: expandArms(protocol),
    covariates: [...groupBy(covariates, ({ name }) => name)].map(([name, found]) => ({
      name,
      values: sortedValues(found.map(({ value }) => value)),
      values_total: found[0].values,
    })),
    nsd_tolerance_mm: [...settingsOf(protocol).nsdToleranceMm],
  };
});
