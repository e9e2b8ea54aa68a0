import type { ModelSummary } from '@atrium/contracts';
import type { Queryable } from '../client';

/** Keeps every model that a worker announced, once per content; a card that was not known is added. */
export const ensureModelBundles = (
  db: Queryable,
  models: readonly ModelSummary[],
) => db.$executeRaw`
    INSERT INTO "model_bundle" ("sha256", "bundle_id", "version", "family", "title", "card")
    SELECT m."sha256", m."id", m."version", m."family", m."title", m."card"
    FROM jsonb_to_recordset(${JSON.stringify(models)}::jsonb)
         AS m("sha256" text, "id" text, "version" text, "family" text, "title" text, "card" jsonb)
    ON CONFLICT ("sha256") DO UPDATE SET "card" = EXCLUDED."card"
    WHERE "model_bundle"."card" IS NULL AND EXCLUDED."card" IS NOT NULL`;

const withRuns = { _count: { select: { runs: true } } } as const;

/** Every model that was ever announced, with how many runs used it. */
export const listModelBundles = (db: Queryable) =>
  db.modelBundle.findMany({
    orderBy: [{ bundleId: 'asc' }, { createdAt: 'desc' }],
    include: withRuns,
    take: 500,
  });

/** A model by the hash of its model.json, or null. */
export const findModelBundle = (db: Queryable, sha256: string) =>
  db.modelBundle.findUnique({ where: { sha256 }, include: withRuns });
