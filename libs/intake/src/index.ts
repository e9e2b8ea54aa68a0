export { geometryOf } from './facts/geometry';
export { summariseIntensity } from './facts/intensity';
export { measureCase, type ReadCase } from './facts/measure-case';
export { pixelsSha256 } from './facts/pixels';
export { describeReference } from './facts/reference';
export { describeSeries } from './facts/series';
export { describeShape } from './facts/shape';
