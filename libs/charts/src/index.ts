export { splitLabel } from './split-label';
export { DistributionChart } from './distribution/chart';
export {
  distributionSections,
  type DistributionGroup,
  type DistributionInput,
  type DistributionRow,
  type DistributionSection,
} from './distribution/data';
export { distributionSentence } from './distribution/sentence';
export { distributionTable } from './distribution/table';
export { domainOf, nearestStart, type Domain } from './axis/domain';
export { drawnValues } from './axis/drawn-values';
export { show, showSigned } from './axis/format';
export {
  chartMetrics,
  describeMetric,
  metricTitle,
  type MetricDescription,
} from './metric/describe';
export { sayRange, sayValue, type RankedValue } from './metric/say';
export { DriftChart } from './drift/chart';
export { driftTable } from './drift/data';
export { driftSentence } from './drift/sentence';
export { ScoreCostChart } from './score-cost/chart';
export { scoreCostSentence, scoreCostTable } from './score-cost/data';
export { effortPoints, effortTable, isMask, unitOf, type EffortPoint } from './effort/data';
export { effortSentence } from './effort/sentence';
export {
  DIMENSIONS,
  nominalPoint,
  sweepsOf,
  type Dimension,
  type Sweep,
  type SweepPoint,
} from './sensitivity/sweep';
export { sweepCells, type SweepCell } from './sensitivity/cells';
export { sweepTable } from './sensitivity/table';
export { HeatMap, heatMapPanels, type HeatMapPanel } from './sensitivity/heat-map';
export { heatMapDomain, heatMapScaleSentence } from './sensitivity/heat-map-scale';
export { filterParts, filterSentence, type FilterPart } from './filter-words';
export { likenessOf, type Likeness, type Prompting } from './likeness';
export { SOURCES, type PromptSource } from './sources';
export type { ChartTable } from './table';
export { seriesColour, seriesDash } from './theme';
export { siteLines } from './site-lines';
export { composeSvg, type LegendEntry } from './export/compose-svg';
export { ComparisonChart } from './comparison/chart';
export { comparisonLikeness } from './comparison/likeness';
export { comparisonTable } from './comparison/table';
export { FiveNumbersChart } from './five-numbers/chart';
export { countsSentence } from './five-numbers/sentence';
export { measureGroups, type MeasureGroup } from './five-numbers/data';
export { ForestChart } from './forest/chart';
export {
  declaredForest,
  forestTable,
  pairForest,
  POPULATION_NAMES,
  type Forest,
  type Population,
} from './forest/data';
export {
  acceptanceSentence,
  claimSentence,
  withoutDatasetWords,
  failedWords,
  fellOutWords,
  pairsWords,
  rangeWords,
  undecidedWords,
} from './forest/claims';
export {
  apartSentence,
  declaredSentence,
  pairSentence,
  equalsP,
  sayP,
  untestedWords,
} from './forest/sentence';
export { EcdfChart, ecdfTable } from './ecdf/chart';
export {
  pairedChange,
  pairedColour,
  PairedLinesChart,
  type PairedChange,
} from './paired-lines/chart';
export { AgreementChart, agreementTable } from './agreement/chart';
export { LinePanels } from './line-panels/chart';
export type { LinePanel } from './line-panels/data';
