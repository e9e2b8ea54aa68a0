import type { RunDetail } from '@atrium/contracts';
import type { Measure } from '../progress';

/** How far a run is. */
export const measureRun = (run: RunDetail): Measure => ({
  state: run.state,
  done: done(run),
  total: all(run),
  failed: run.counts.failed > 0 ? `${run.counts.failed} arms failed` : '',
  now: describeRunning(run),
});

const done = (run: RunDetail): number =>
  run.site_views.reduce((sum, { work }) => sum + work.completed + work.failed + work.excluded, 0);

const all = (run: RunDetail): number =>
  run.site_views.reduce((sum, { work }) => sum + Object.values(work).reduce((a, b) => a + b, 0), 0);

function describeRunning(run: RunDetail): string {
  const first = run.running[0];
  if (!first) return '';
  const slice = first.slices
    ? ` ${first.phase} ${first.slice}/${first.slices}`
    : ` ${first.phase ?? ''}`;
  return `${first.site}/${first.case_id}${slice}`;
}
