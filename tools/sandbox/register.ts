import { randomUUID } from 'node:crypto';
import type { ApiClient } from '@atrium/api-client';
import type { CohortSummary } from '@atrium/contracts';
import { waitFor } from './wait';

/** Registers a manifest as it is, cases with an issue among its cases: what the page of manifests does. */
export async function registerManifest(
  api: ApiClient,
  manifest: string,
  name: string,
): Promise<CohortSummary> {
  const id = randomUUID();
  await api.cohorts.check.start.mutate({ id, source: { kind: 'path', path: manifest } });
  await waitFor('the check', 60_000, async () => {
    const { state, refusals } = await api.cohorts.check.read.query({ id });
    if (state === 'refused') throw new Error(refusals[0]?.message);
    return state === 'checked';
  });
  const cohort = await api.cohorts.check.register.mutate({ check_id: id, name });
  // A site that was just made has no worker, and so no model, before the next hello: a launch would be refused.
  await waitFor('the worker of every site', 60_000, async () =>
    (await api.sites.list.query()).every(({ models }) => models.length > 0),
  );
  return cohort;
}
