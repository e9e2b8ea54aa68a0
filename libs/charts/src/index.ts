export { DistributionChart } from './distribution/chart';
export {
  distributionGroups,
  distributionSentence,
  type DistributionGroup,
  type DistributionRow,
} from './distribution/data';
export { siteColour } from './theme';
