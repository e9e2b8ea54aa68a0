import type { RunDetail } from '@atrium/contracts';
import { roCrate } from './ro-crate';

const SHA = 'a'.repeat(64);
const AT = '2026-11-25T10:00:00.000Z';

const RUN: RunDetail = {
  id: '11111111-2222-4333-8444-555555555555',
  state: 'finished',
  attempt: 1,
  version: 9,
  protocol: { id: SHA, name: 'boxes', version: 2, sha256: SHA, created_at: AT },
  cohort: { id: SHA, name: 'utah', version: 3, sha256: SHA, manifest_sha256: SHA },
  selection: { sites: null, cases: null, limit: null },
  models: [{ id: 'tiny', version: '1', title: 'Tiny', sha256: SHA }],
  sites: ['north', 'south'],
  provider: 'cpu',
  evaluation_version: 3,
  software: [],
  rerun_of: null,
  mode: 'compute',
  created_at: AT,
  started_at: AT,
  ended_at: null,
  asked: null,
  cases: 2,
  units: 2,
  reused: 0,
  counts: { completed: 2, failed: 0, excluded: 0 },
  expected_rows: 2,
  partial: false,
  site_views: [],
  seconds_left: null,
  running: [],
  failures: [],
  warnings: [],
  metric_convention: 'surface-distance',
  nsd_tolerance_mm: [1],
  datasets: [],
};

const FILES = ['results.csv', 'protocol.yaml', 'tables/arms.csv', 'odd'].map((path) => ({
  path,
  bytes: 7,
  sha256: SHA,
}));

const graph = roCrate(RUN, '0.1.0', FILES)['@graph'];
const entity = (id: string) => graph.find((one) => one['@id'] === id);

it('describes itself and its root, as RO-Crate 1.1 wants them', () => {
  expect(graph[0]).toEqual({
    '@id': 'ro-crate-metadata.json',
    '@type': 'CreativeWork',
    conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
    about: { '@id': './' },
  });
  const root = entity('./');
  for (const key of ['name', 'description', 'datePublished', 'license', 'hasPart'])
    expect(root?.[key]).toBeTruthy();
  expect(root?.['hasPart']).toEqual(FILES.map(({ path }) => ({ '@id': path })));
});

it('lists each file with its type, size and hash', () => {
  expect(entity('tables/arms.csv')).toMatchObject({
    '@type': 'File',
    encodingFormat: 'text/csv',
    contentSize: '7',
    sha256: SHA,
  });
  expect(entity('odd')).toMatchObject({ encodingFormat: 'application/octet-stream' });
});

it('refers to nothing that is not described, and describes nothing twice', () => {
  const ids = graph.map((one) => one['@id']);
  expect(new Set(ids).size).toBe(ids.length);
  const text = JSON.stringify(graph.slice(1));
  const named = [...text.matchAll(/\{"@id":"([^"]+)"\}/g)].map(([, id]) => id);
  expect(named.length).toBeGreaterThan(FILES.length);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

it('says what ran on what, and leaves out a time that is not known', () => {
  const run = entity('#run');
  expect(run).toMatchObject({
    '@type': 'CreateAction',
    instrument: [{ '@id': '#atrium' }, { '@id': '#model-tiny' }],
    object: [{ '@id': '#cohort' }, { '@id': 'protocol.yaml' }],
    startTime: AT,
  });
  expect(run).not.toHaveProperty('endTime');
});
