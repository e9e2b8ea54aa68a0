import type { ApiClient } from '@atrium/api-client';

/** Of the simulated run whose results have slices. */
const TRACKED_ARMS = [
  'one-box',
  'one-box-stop',
  'three-boxes',
  'mask',
  'corrected~i0',
  'corrected~i3',
];

export type Ask = (api: ApiClient) => Promise<unknown>;

/** What the pages ask for. The filters differ from round to round, as people's do. */
export function pagesOf(
  runId: string,
  otherId: string,
  cohortId: string,
  trackedId: string,
): Record<string, (round: number) => Ask> {
  const sites = ['berlin', 'kyoto', 'leeds', 'sao-paulo', 'utah'];
  const filter = (round: number) => ({ sites: [sites[round % 5]] });
  const run_id = runId;
  return {
    'runs: list': () => (api) => api.runs.list.query({}),
    'run: detail': () => (api) => api.runs.show.query({ id: runId }),
    'charts: what can be filtered': () => (api) => api.results.facets.query({ run_id }),
    'charts: all sites': () => (api) => api.results.summary.query({ run_id }),
    'charts: one site': (round) => (api) =>
      api.results.summary.query({ run_id, filter: filter(round) }),
    'charts: points': (round) => (api) =>
      api.results.points.query({ run_id, filter: filter(round) }),
    'tracking: drift of six arms, one site': (round) => (api) =>
      api.results.drift.query({ run_id: trackedId, arms: TRACKED_ARMS, filter: filter(round) }),
    'tracking: drift of one arm': (round) => (api) =>
      api.results.drift.query({
        run_id: trackedId,
        arms: [TRACKED_ARMS[round % TRACKED_ARMS.length]],
      }),
    'tracking: drift of six arms': () => (api) =>
      api.results.drift.query({ run_id: trackedId, arms: TRACKED_ARMS }),
    'tracking: object score of one arm': (round) => (api) =>
      api.results.scoreCosts.query({
        run_id: trackedId,
        arm: TRACKED_ARMS[round % TRACKED_ARMS.length],
      }),
    'results: first rows': (round) => (api) =>
      api.results.search.query({ run_id, filter: filter(round), limit: 200 }),
    'results: sorted, far down': (round) => (api) =>
      api.results.search.query({
        run_id,
        sort: { column: 'dice', descending: round % 2 === 0 },
        offset: 40_000,
        limit: 200,
      }),
    'compare two runs': () => (api) => api.results.compare.query({ a: otherId, b: otherId }),
    'cohorts: list': () => (api) => api.cohorts.list.query(),
    'case: its neighbours, worst first': (round) => (api) =>
      api.viewer.neighbours.query({
        run_id,
        case_id: `${sites[round % 5]}-${String(round % 5).padStart(6, '0')}`,
        filter: { order: 'worst', arm: 'margins~m0' },
      }),
    'case: at a point': (round) => (api) => api.viewer.caseAt.query({ run_id, position: round }),
    'protocols: list': () => (api) => api.protocols.list.query(),
    'sites: list': () => (api) => api.sites.list.query(),
    'audit: list': () => (api) => api.audit.list.query({}),
    [`cohort ${cohortId.slice(0, 8)}: runs`]: () => (api) => api.runs.list.query({ limit: 100 }),
  };
}
