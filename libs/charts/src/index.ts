export { DistributionChart } from './distribution/chart';
export {
  distributionGroups,
  distributionSentence,
  type DistributionGroup,
  type DistributionRow,
} from './distribution/data';
export { siteColour } from './theme';
export { FiveNumbersChart } from './five-numbers/chart';
export { measureGroups, type MeasureGroup } from './five-numbers/data';
