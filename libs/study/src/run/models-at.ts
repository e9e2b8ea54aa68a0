import type { ModelSummary, SiteView } from '@atrium/contracts';

/** A model at the sites of a run: the one version that every site has, or why there is none. */
export type ModelAtSites =
  | { readonly id: string; readonly model: ModelSummary }
  | { readonly id: string; readonly model: null; readonly without: readonly string[] };

/** A run is bound to one version of each model, which every one of its sites has; `without` is empty where the sites' files differ. */
export function modelAtSites(id: string, sites: readonly SiteView[]): ModelAtSites {
  const found = sites.map(({ site, models }) => ({
    site,
    model: models.find((model) => model.id === id),
  }));
  const without = found.filter(({ model }) => !model).map(({ site }) => site);
  const [first] = found;
  const isOne = found.every(({ model }) => model?.sha256 === first?.model?.sha256);
  return without.length === 0 && isOne && first?.model
    ? { id, model: first.model }
    : { id, model: null, without };
}
