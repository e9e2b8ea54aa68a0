'use client';

import type { ResultFilter, RunDetail } from '@atrium/contracts';
import { Button } from '@/components/button';
import { isFiltering, useResultFilter } from './result-filter';

/** Whether a filter leaves nothing. Of a run that goes on, rows may still come: its chart stays, and fills. */
export const isNothingLeft = (
  { state }: RunDetail,
  filter: ResultFilter,
  rows: readonly unknown[],
): boolean =>
  rows.length === 0 && isFiltering(filter) && (state === 'finished' || state === 'cancelled');

/** Instead of an empty chart: that the filter leaves nothing of the run, and the way out. */
export function NothingMatches() {
  const { setState } = useResultFilter();
  return (
    <>
      Nothing of this run matches the filter.{' '}
      <Button className="ml-2" onClick={() => void setState(null)}>
        Clear the filter
      </Button>
    </>
  );
}
