import {
  modelCardSchema,
  modelFamilySchema,
  type ModelDetail,
  type ModelView,
  type SiteView,
} from '@atrium/contracts';
import { models, runs } from '@atrium/db';
import { NotFoundError } from '../errors';
import { summariseRun } from '../run/view';
import { readSites } from '../site/view';
import { defineRead } from '../verb/verb';

type BundleRow = Awaited<ReturnType<typeof models.listModelBundles>>[number];

/** How many runs the card of a model lists. */
const NEWEST_RUNS = 50;

/** Every model that a worker announced, by id; each content of an id is a model of its own. */
export const listModels = defineRead(async (db, _input: void, now): Promise<ModelView[]> => {
  const [rows, sites] = await Promise.all([models.listModelBundles(db), readSites(db, now)]);
  return rows.map((row) => viewModel(row, sites));
});

/** A model with the runs that used it. @throws NotFoundError */
export const showModel = defineRead(async (db, sha256: string, now): Promise<ModelDetail> => {
  const row = await models.findModelBundle(db, sha256);
  if (!row) throw new NotFoundError(`No worker has announced a model of SHA-256 ${sha256}.`);
  const [sites, last] = await Promise.all([
    readSites(db, now),
    runs.listRunsOf(db, { modelSha256: sha256 }, NEWEST_RUNS),
  ]);
  return {
    ...viewModel(row, sites),
    last_runs: last.map(summariseRun),
    online: sites.map(({ site, online }) => ({ site, online })),
  };
});

function viewModel(row: BundleRow, sites: readonly SiteView[]): ModelView {
  const having = (same: boolean) =>
    sites
      .filter((site) =>
        site.models.some(
          ({ id, sha256 }) => id === row.bundleId && (sha256 === row.sha256) === same,
        ),
      )
      .map(({ site }) => site);
  return {
    id: row.bundleId,
    version: row.version,
    family: modelFamilySchema.parse(row.family),
    title: row.title,
    sha256: row.sha256,
    card: modelCardSchema.nullable().parse(row.card),
    first_seen_at: row.createdAt.toISOString(),
    sites: having(true),
    sites_with_other: having(false),
    runs: row._count.runs,
  };
}
