import type { ModelSummary, SiteView } from '@atrium/contracts';
import { modelAtSites } from './models-at';

const model = (id: string, sha256: string): ModelSummary => ({
  id,
  version: '1',
  family: 'medsam1',
  title: id,
  sha256,
  encoder_seconds: 1,
  decoding_seconds: 1,
});
const site = (name: string, ...models: ModelSummary[]): SiteView => ({
  site: name,
  online: true,
  last_seen_at: null,
  provider: null,
  worker_version: null,
  models,
  refused: [],
});

it('is the one version that every site has', () => {
  const sites = [site('a', model('m', 'x'), model('n', 'z')), site('b', model('m', 'x'))];
  expect(modelAtSites('m', sites)).toEqual({ id: 'm', model: model('m', 'x') });
});

it('names the sites that lack it', () => {
  const sites = [site('a', model('m', 'x')), site('b'), site('c', model('m', 'y'))];
  expect(modelAtSites('m', sites)).toEqual({ id: 'm', model: null, without: ['b'] });
});

it('is none where files differ, and none of no site', () => {
  const sites = [site('a', model('m', 'x')), site('b', model('m', 'y'))];
  expect(modelAtSites('m', sites)).toEqual({ id: 'm', model: null, without: [] });
  expect(modelAtSites('m', [])).toEqual({ id: 'm', model: null, without: [] });
});
