import { protocolYamlSchema, type Facets } from '@atrium/contracts';
import { resultSearch } from '@atrium/db';
import { expandArms, settingsOf } from '@atrium/protocol';
import { findRun } from '../run/view';
import { defineRead } from '../verb/verb';

/** Values of one covariate that are offered; a measured number has too many to choose from. */
const MAX_VALUES = 200;

/** What a run's rows can be filtered and split by: sites, arms in protocol order, covariates of its cohort. */
export const listFacets = defineRead(async (db, runId: string): Promise<Facets> => {
  const run = await findRun(db, runId);
  const protocol = protocolYamlSchema.parse(run.protocol.body);
  const covariates = await resultSearch.listCovariates(db, run.cohortId, MAX_VALUES);
  return {
    sites: run.sites.map(({ siteId }) => siteId),
    arms: expandArms(protocol),
    covariates: covariates.map(({ name, values }) => ({ name, values: [...values] })),
    nsd_tolerance_mm: [...settingsOf(protocol).nsdToleranceMm],
  };
});
