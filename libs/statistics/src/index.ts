export type { Interval } from './interval';
export * from './distributions';
export { randomFrom, type Random } from './random';
export { medianSorted, quantileSorted, sorted } from './summary/quantile-sorted';
export { describe, mean, variance, type Description } from './summary/describe';
export { clopperPearson } from './intervals/clopper-pearson';
export { medianInterval } from './intervals/median-interval';
export { drawResamples, type Resamples } from './bootstrap/resamples';
export { clusterSums, meanInterval, resampledMeans, type ClusterSums } from './bootstrap/mean';
export { bcaInterval } from './bootstrap/bca';
export { bootstrapMedianInterval } from './bootstrap/median';
export { pairsOf, type Pairs } from './paired/pairs';
export {
  differencesNeeded,
  signedRankTest,
  smallestP,
  type Alternative,
  type SignedRankTest,
} from './paired/signed-rank-test';
export { hodgesLehmann, type Difference } from './paired/hodges-lehmann';
export { LEVEL, marginTest, type Claim, type MarginTest } from './paired/margin-test';
export {
  stratifiedDifference,
  stratifiedSignedRankTest,
  type StratifiedTest,
} from './paired/stratified';
export { friedman, nemenyi, type FriedmanTest } from './paired/friedman';
export { kruskalWallis, type GroupedValue, type GroupTest } from './groups/kruskal-wallis';
export { holm, intersectionUnion } from './multiplicity/holm';
export {
  compare,
  type ComparisonResult,
  type DeclaredComparison,
  type SitePairs,
} from './declared/comparison';
export {
  declaredAnswers,
  type DeclaredAnswer,
  type DeclaredPairs,
  type Verdict,
} from './declared/verdicts';
export { offers, offersMeans, type MeansProcedure, type Procedure } from './offered/offers';
export {
  offersClaim,
  offersDifference,
  offersGroups,
  offersTest,
  smallestSize,
} from './offered/offered-tests';
export { isOffered, keepsPromise, type CoverageRow } from './offered/offered';
export { meanOfSite, siteEffect, type SiteEffect } from './sites/effect';
export { heterogeneity, type Heterogeneity } from './sites/heterogeneity';
export {
  equalWeightMean,
  leaveOneSiteOut,
  metaAnalysis,
  predictionInterval,
  type EqualWeightMean,
  type MetaAnalysis,
} from './sites/meta-analysis';
export { blandAltman, type Agreement } from './agreement/bland-altman';
export {
  simultaneousLowerBounds,
  type ClusteredValues,
  type SimultaneousBounds,
} from './sensitivity/simultaneous';
export { robustRange, type GridPoint } from './sensitivity/robust-range';
export { rankStability, type RankStability } from './ranking/rank-stability';
export { isotonic, unimodal, type UnimodalFit } from './sensitivity/isotonic';
export {
  patientsNeeded,
  simulatePower,
  type PilotSite,
  type PatientsNeeded,
  type Power,
  type StudySize,
} from './declared/power';
