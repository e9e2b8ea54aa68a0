import type { ModelSummary } from '@atrium/contracts';
import type { Queryable } from '../client';

/** Keeps every model that a worker announced, once per content. */
export const ensureModelBundles = (db: Queryable, models: readonly ModelSummary[]) =>
  db.modelBundle.createMany({
    data: models.map(({ sha256, id, version, family, title }) => ({
      sha256,
      bundleId: id,
      version,
      family,
      title,
    })),
    skipDuplicates: true,
  });

export const listModelBundles = (db: Queryable) =>
  db.modelBundle.findMany({ orderBy: [{ bundleId: 'asc' }, { createdAt: 'desc' }] });
