import type { RunAnalysis } from './run-analysis';
import type { Arm } from './arm';
import type { ModelCard } from './bundle';
import type {
  CohortDetail,
  DriftSummary,
  Facets,
  FiveNumbers,
  FoundRow,
  Metric,
  Outline,
  Points,
  RunDetail,
  SummaryRow,
} from './api';

/** A metric of every arm at every site. */
export interface MeasuredMetric {
  readonly metric: Metric;
  readonly rows: readonly SummaryRow[];
}

/** A further column of the manifest at one site. */
export interface SiteCovariate {
  readonly name: string;
  readonly site: string;
  /** Cases that have a value. */
  readonly n: number;
  /** Of a column of numbers of which there are many; null of any other. */
  readonly numbers: FiveNumbers | null;
  /** How many different values the site has; 0 of numbers, and of nothing. */
  readonly values_total: number;
  /** The most frequent; none of numbers. */
  readonly values: readonly { readonly value: string; readonly cases: number }[];
}

/** A result where it is worst: a slice of the scan with the outlines of reference and prediction. */
export interface ReportPicture {
  readonly case_id: string;
  readonly site: string;
  readonly arm: string;
  readonly dice: number | null;
  /** In the radiological frame; null where nothing is to be seen. */
  readonly slice: number | null;
  readonly picture: {
    readonly png_base64: string;
    readonly width: number;
    readonly height: number;
    readonly outlines: readonly Outline[];
  } | null;
  /** Why there is no picture. */
  readonly problem: string | null;
}

/** All that a run's report is made of: read once, centrally, so that its numbers are of one moment. */
export interface ReportData {
  readonly run: RunDetail;
  readonly cohort: CohortDetail;
  /** Of the run's models that have a card. */
  readonly modelCards: readonly {
    readonly title: string;
    readonly version: string;
    readonly card: ModelCard;
  }[];
  /** By name, then site, of the whole version of the cohort. */
  readonly siteCovariates: readonly SiteCovariate[];
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
  /** Of the same rows; null where none were asked for. */
  readonly pictures: readonly ReportPicture[] | null;
  readonly madeAt: string;
  readonly version: string;
}

/** A report as files: the page, its tables and its figures. */
export interface ReportFile {
  /** Relative to the report's folder. */
  readonly name: string;
  readonly text: string;
}
