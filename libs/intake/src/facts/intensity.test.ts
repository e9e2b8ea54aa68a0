import { summariseIntensity } from './intensity';

describe('summariseIntensity', () => {
  it('is of the voxels above 0, with the share of zeros of all', () => {
    // numpy: np.percentile([1, 2, 3, 4], [1, 50, 99]), np.mean, np.std(ddof=1)
    const found = summariseIntensity(Int16Array.of(0, 0, 0, -5, 1, 2, 3, 4));
    expect(found.p1).toBeCloseTo(1.03, 12);
    expect(found.median).toBe(2.5);
    expect(found.p99).toBeCloseTo(3.97, 12);
    expect(found.mean).toBeCloseTo(2.5, 12);
    expect(found.sd).toBeCloseTo(1.2909944487358056, 12);
    expect(found.zero_share).toBe(3 / 8);
  });

  it('is undefined, not 0, where no voxel is above 0', () => {
    expect(summariseIntensity(Float32Array.of(0, -1))).toEqual({
      p1: null,
      median: null,
      p99: null,
      mean: null,
      sd: null,
      zero_share: 0.5,
    });
  });

  it('has no deviation of a single voxel', () => {
    expect(summariseIntensity(Uint8Array.of(0, 7))).toMatchObject({ mean: 7, sd: null });
  });

  it('keeps its digits on a constant far from 0', () => {
    const { mean, sd } = summariseIntensity(new Float64Array(1000).fill(1e9 + 0.25));
    expect([mean, sd]).toEqual([1e9 + 0.25, 0]);
  });
});
