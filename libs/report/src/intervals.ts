import type { FurtherMetric, RunAnalysis } from '@atrium/contracts';

/** The intervals of a metric's medians: none where its worst value is not known. */
export type Intervals = FurtherMetric['arms'];

export const intervalsOf = ({ further }: RunAnalysis, metric: string): Intervals =>
  further.find((one) => one.metric === metric)?.arms ?? [];
