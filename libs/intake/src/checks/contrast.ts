import { issueOf, type CaseCheck } from './check';

/** An image that no percentile can normalise: no voxel above 0, or all of these of one value. */
export const degenerateIntensity: CaseCheck = (one) => {
  const { intensity } = one;
  if (!intensity || (intensity.p1 !== null && intensity.sd !== 0)) return [];
  const found = intensity.p1 === null ? 'no voxel above 0' : 'one value alone above 0';
  return [
    issueOf(one, 'INTENSITY_DEGENERATE', {
      file: 'image',
      found,
      expected: 'different values above 0',
    }),
  ];
};
