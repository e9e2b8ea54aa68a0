import { modelSummarySchema, type ModelSummary } from '@atrium/contracts';
import { sites, workers, type Queryable } from '@atrium/db';
import { z } from 'zod';
import { viewSite } from '../site/view';
import { defineRead } from '../verb/verb';

const announcedSchema = z.array(modelSummarySchema);

/** The models that a strategy may name: those of every site, and of workers that have no site yet. */
export async function readKnownModels(db: Queryable, now: Date): Promise<ModelSummary[]> {
  const [known, heard] = await Promise.all([sites.listSites(db), workers.listWorkers(db)]);
  const all = [
    ...heard.flatMap(({ models }) => announcedSchema.parse(models)),
    ...known.flatMap((site) => viewSite(site, now).models),
  ];
  return [...new Map(all.map((model) => [model.id, model])).values()];
}

/** {@link readKnownModels}, for an editor that checks as one types. */
export const listKnownModels = defineRead((db, _input: void, now) => readKnownModels(db, now));
