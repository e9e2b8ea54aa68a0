import type { RunAnalysis } from './run-analysis';
import type { Arm } from './arm';
import type {
  CohortDetail,
  DriftSummary,
  Facets,
  FoundRow,
  Metric,
  Points,
  RunDetail,
  SummaryRow,
} from './api';

/** A metric of every arm at every site. */
export interface MeasuredMetric {
  readonly metric: Metric;
  readonly rows: readonly SummaryRow[];
}

/** All that a run's report is made of: read once, centrally, so that its numbers are of one moment. */
export interface ReportData {
  readonly run: RunDetail;
  readonly cohort: CohortDetail;
  readonly facets: Facets;
  /** The protocol as it was written. */
  readonly protocolSource: string;
  readonly analysis: RunAnalysis;
  /** SHA-256 of all that the analysis depends on. */
  readonly analysisSha256: string;
  /** In the order of results.csv's columns. */
  readonly metrics: readonly MeasuredMetric[];
  /** Of the primary endpoint. */
  readonly points: Points;
  /** null where no arm has a key slice. */
  readonly drift: DriftSummary | null;
  readonly driftArms: readonly Arm[];
  /** Completed rows of least Dice. */
  readonly worst: readonly FoundRow[];
  readonly madeAt: string;
  readonly version: string;
}

/** A report as files: the page, its tables and its figures. */
export interface ReportFile {
  /** Relative to the report's folder. */
  readonly name: string;
  readonly text: string;
}
