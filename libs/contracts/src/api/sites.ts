import { z } from 'zod';
import { modelCardSchema, modelFamilySchema, modelSummarySchema } from '../bundle';
import { sha256Schema } from '../ids';
import { timeSchema } from './common';
import { runSummarySchema } from './runs';

export const siteViewSchema = z.object({
  site: z.string(),
  online: z.boolean(),
  last_seen_at: timeSchema.nullable(),
  provider: z.string().nullable(),
  worker_version: z.string().nullable(),
  models: z.array(modelSummarySchema),
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
});
export type SiteView = z.infer<typeof siteViewSchema>;

/** A site with what is there. */
export const siteOverviewSchema = siteViewSchema.extend({
  cohorts: z.int(),
  cases: z.int(),
  open_runs: z.int(),
});
export type SiteOverview = z.infer<typeof siteOverviewSchema>;

/** A worker's process; it may have no site yet. */
export const workerViewSchema = siteViewSchema.omit({ site: true }).extend({
  /** Room where its sites' stores lie. */
  free_disk_mb: z.number().nullable(),
});
export type WorkerView = z.infer<typeof workerViewSchema>;

/** A model that a worker announced, by the content of its model.json. */
export const modelViewSchema = z.object({
  id: z.string(),
  version: z.string(),
  family: modelFamilySchema,
  title: z.string(),
  sha256: sha256Schema,
  /** null of a model that was announced by an earlier version only. */
  card: modelCardSchema.nullable(),
  first_seen_at: timeSchema,
  /** Sites whose worker announced it last. */
  sites: z.array(z.string()),
  /** Sites whose worker has the same id with other content. */
  sites_with_other: z.array(z.string()),
  runs: z.int(),
});
export type ModelView = z.infer<typeof modelViewSchema>;

export const modelDetailSchema = modelViewSchema.extend({
  /** The newest runs that used it. */
  last_runs: z.array(runSummarySchema),
  /** Every site, and whether it is online. */
  online: z.array(z.object({ site: z.string(), online: z.boolean() })),
});
export type ModelDetail = z.infer<typeof modelDetailSchema>;

const siteModelsSchema = z.object({
  provider: z.string(),
  models: z.array(z.object({ id: z.string(), version: z.string(), sha256: z.string() })),
  refused: z.array(z.object({ id: z.string(), message: z.string() })),
});

/** What verifying a site's bundles gave: its answer, or why there is none. */
export const modelVerificationSchema = z.object({
  site: z.string(),
  answer: siteModelsSchema.nullable(),
  error: z.string().nullable(),
});
export type ModelVerificationView = z.infer<typeof modelVerificationSchema>;
