'use client';

import dynamic from 'next/dynamic';

/* recharts comes after the page: half of its JavaScript would stand in the way of the first view. */

/** Lines over one dimension of a sweep. */
export const SweepLines = dynamic(
  () => import('@atrium/charts/recharts').then((charts) => charts.SweepLines),
  { ssr: false },
);

/** Effort against quality. */
export const EffortChart = dynamic(
  () => import('@atrium/charts/recharts').then((charts) => charts.EffortChart),
  { ssr: false },
);
