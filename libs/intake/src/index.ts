export { geometryOf } from './facts/geometry';
export { summariseIntensity } from './facts/intensity';
export { describeReference } from './facts/reference';
