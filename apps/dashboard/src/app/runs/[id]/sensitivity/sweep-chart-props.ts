import type { Sweep } from '@atrium/charts';
import type { Facets, SummaryRow } from '@atrium/contracts';
import type { Answer } from '../answer';
import type { ChartsQuery } from '../use-charts-data';

/** What a chart of a sweep is drawn from. */
export interface SweepChartProps {
  readonly sweeps: readonly Sweep[];
  readonly facets: Facets;
  readonly answer: Answer<ChartsQuery, SummaryRow[]>;
  /** The one whose numbers are there. */
  readonly sweep: Sweep;
}
