import type { Metrics } from '@atrium/contracts';
import type { Vec3 } from '@atrium/imaging';
import fc from 'fast-check';
import { computeMetrics, metricsWithoutReference } from './metrics';
import { elementAreas } from './surface/element-areas';
import { fixtureCases, unpack } from './testing/fixtures';

interface Case {
  name: string;
  size: Vec3;
  spacing: Vec3;
  reference: string;
  prediction: string;
  dice: number;
  iou: number;
  hd95_mm: number;
  hd_mm: number;
  sensitivity: number;
  precision: number;
  relative_volume_error: number;
  centroid_distance_mm: number;
  components: number;
  assd_mm: number;
  nsd: { tolerance_mm: number; value: number }[];
  volume_ml: number;
  reference_volume_ml: number;
}

describe.each(fixtureCases<Case>('metrics'))('$name', (expected) => {
  const { size, spacing } = expected;
  const voxels = size[0] * size[1] * size[2];
  const reference = unpack(expected.reference, voxels);
  const prediction = unpack(expected.prediction, voxels);
  const tolerances = expected.nsd.map(({ tolerance_mm }) => tolerance_mm);

  it('equals surface-distance 0.1, NumPy and SciPy', () => {
    const found = computeMetrics(reference, prediction, size, spacing, tolerances);
    for (const key of [
      'dice',
      'iou',
      'hd95_mm',
      'assd_mm',
      'volume_ml',
      'reference_volume_ml',
      'hd_mm',
      'sensitivity',
      'precision',
      'relative_volume_error',
      'centroid_distance_mm',
      'components',
    ] as const)
      expect(found[key]).toBeCloseTo(expected[key], 9);
    found.nsd.forEach(({ tolerance_mm, value }, index) => {
      expect(tolerance_mm).toBe(expected.nsd[index].tolerance_mm);
      expect(value).toBeCloseTo(expected.nsd[index].value, 9);
    });
  });
});

describe('empty and missing', () => {
  const size: Vec3 = [3, 3, 3];
  const spacing: Vec3 = [1, 2, 5];
  const empty = new Uint8Array(27);
  const voxel = empty.map((_, index) => (index === 13 ? 1 : 0));
  const nothing = {
    dice: null,
    iou: null,
    hd95_mm: null,
    assd_mm: null,
    sensitivity: null,
    precision: null,
    hd_mm: null,
    relative_volume_error: null,
    centroid_distance_mm: null,
    components: null,
  };
  const nsd = (value: number | null) => [
    { tolerance_mm: 1, value },
    { tolerance_mm: 2, value },
  ];
  const measure = (reference: Uint8Array, prediction: Uint8Array): Metrics =>
    computeMetrics(reference, prediction, size, spacing, [1, 2]);

  it('an empty prediction has overlap 0 and no distance', () => {
    expect(measure(voxel, empty)).toEqual({
      ...nothing,
      dice: 0,
      iou: 0,
      sensitivity: 0,
      relative_volume_error: -1,
      components: 0,
      nsd: nsd(0),
      volume_ml: 0,
      reference_volume_ml: 0.01,
    });
  });

  it('an empty reference leaves the volumes and the pieces alone', () => {
    expect(measure(empty, voxel)).toEqual({
      ...nothing,
      components: 1,
      nsd: nsd(null),
      volume_ml: 0.01,
      reference_volume_ml: 0,
    });
  });

  it('two empty masks define nothing', () => {
    expect(measure(empty, empty)).toEqual({
      ...nothing,
      components: 0,
      nsd: nsd(null),
      volume_ml: 0,
      reference_volume_ml: 0,
    });
  });

  it('no reference: the volume and the pieces', () => {
    expect(metricsWithoutReference(voxel, size, spacing, [1, 2])).toEqual({
      ...nothing,
      components: 1,
      nsd: nsd(null),
      volume_ml: 0.01,
      reference_volume_ml: null,
    });
  });

  it('masks of another length are a bug', () => {
    expect(() => measure(new Uint8Array(26), voxel)).toThrow('expected 27 voxels, got 26');
    expect(() => measure(voxel, new Uint8Array(26))).toThrow('expected 27 voxels, got 26');
  });
});

describe('closed forms', () => {
  const size: Vec3 = [20, 20, 20];
  const cube = (from: number, length: number): Uint8Array =>
    Uint8Array.from({ length: 8000 }, (_, index) =>
      [index % 20, Math.floor(index / 20) % 20, Math.floor(index / 400)].every(
        (at) => at >= from && at < from + length,
      )
        ? 1
        : 0,
    );

  it('two cubes one inside the other are as far apart as their faces', () => {
    const found = computeMetrics(cube(4, 12), cube(6, 8), size, [1, 1, 1], [1.9, 2]);
    expect(found.dice).toBeCloseTo((2 * 512) / (1728 + 512), 12);
    expect(found.iou).toBeCloseTo(512 / 1728, 12);
    // Of the inner surface every element is 2 mm away; of the outer one those near edges and corners are farther.
    expect(found.hd95_mm).toBeCloseTo(Math.sqrt(8), 12);
    expect(found.nsd[0].value).toBe(0);
    expect(found.nsd[1].value).toBeGreaterThan(0.5);
  });

  it('any label above 0 is inside', () => {
    const sevens = cube(4, 12).map((value) => 7 * value);
    const found = computeMetrics(sevens, cube(4, 12), size, [1, 1, 1], [1]);
    expect(found).toMatchObject({ dice: 1, iou: 1, hd95_mm: 0, assd_mm: 0, volume_ml: 1.728 });
  });
});

/*
 * Properties over small random masks.
 */

const length = fc.integer({ min: 1, max: 5 });
const zoom = fc.double({ min: 0.3, max: 5, noNaN: true });
const bits = fc.array(fc.boolean(), { minLength: 125, maxLength: 125 });
const pairs = fc
  .record({
    size: fc.tuple(length, length, length),
    spacing: fc.tuple(zoom, zoom, zoom),
    first: bits,
    second: bits,
  })
  .map(({ size, spacing, first, second }) => {
    const voxels = size[0] * size[1] * size[2];
    const mask = (from: boolean[]): Uint8Array => Uint8Array.from(from.slice(0, voxels), Number);
    return { size, spacing, reference: mask(first), prediction: mask(second) };
  })
  .filter(({ reference, prediction }) => reference.includes(1) && prediction.includes(1));

const TOLERANCES = [0.7, 2.1];

function expectClose(found: Metrics, expected: Metrics): void {
  for (const key of ['dice', 'iou', 'hd95_mm', 'assd_mm', 'volume_ml'] as const)
    expect(found[key]).toBeCloseTo(expected[key] ?? NaN, 8);
  found.nsd.forEach(({ value }, i) => expect(value).toBeCloseTo(expected.nsd[i].value ?? NaN, 8));
}

/** Voxel (i, j, k) of a mask goes where `move` says, in a volume of another size. */
function rearrange(mask: Uint8Array, [w, h]: Vec3, to: Vec3, move: (at: Vec3) => Vec3): Uint8Array {
  const moved = new Uint8Array(mask.length);
  mask.forEach((value, index) => {
    const [x, y, z] = move([index % w, Math.floor(index / w) % h, Math.floor(index / (w * h))]);
    moved[x + to[0] * (y + to[1] * z)] = value;
  });
  return moved;
}

describe('properties', () => {
  it('both directions count alike: reference and prediction may be exchanged', () => {
    fc.assert(
      fc.property(pairs, ({ reference, prediction, size, spacing }) => {
        const there = computeMetrics(reference, prediction, size, spacing, TOLERANCES);
        const back = computeMetrics(prediction, reference, size, spacing, TOLERANCES);
        expectClose({ ...back, volume_ml: back.reference_volume_ml }, there);
      }),
    );
  });

  it('a mask is at no distance from itself', () => {
    fc.assert(
      fc.property(pairs, ({ reference, size, spacing }) => {
        const found = computeMetrics(reference, reference, size, spacing, TOLERANCES);
        expect(found).toMatchObject({ dice: 1, iou: 1, hd95_mm: 0, assd_mm: 0 });
        expect(found.nsd.map(({ value }) => value)).toEqual([1, 1]);
      }),
    );
  });

  it('flips change nothing', () => {
    fc.assert(
      fc.property(pairs, fc.nat({ max: 2 }), ({ reference, prediction, size, spacing }, axis) => {
        const flip = ([x, y, z]: Vec3): Vec3 => {
          const at: [number, number, number] = [x, y, z];
          at[axis] = size[axis] - 1 - at[axis];
          return at;
        };
        const flipped = computeMetrics(
          rearrange(reference, size, size, flip),
          rearrange(prediction, size, size, flip),
          size,
          spacing,
          TOLERANCES,
        );
        expectClose(flipped, computeMetrics(reference, prediction, size, spacing, TOLERANCES));
      }),
    );
  });

  it('the order of the axes changes nothing, when the spacing goes with them', () => {
    fc.assert(
      fc.property(pairs, ({ reference, prediction, size, spacing }) => {
        const turn = ([a, b, c]: Vec3): Vec3 => [c, a, b];
        const turned = computeMetrics(
          rearrange(reference, size, turn(size), turn),
          rearrange(prediction, size, turn(size), turn),
          turn(size),
          turn(spacing),
          TOLERANCES,
        );
        expectClose(turned, computeMetrics(reference, prediction, size, spacing, TOLERANCES));
      }),
    );
  });

  it('distances grow with the spacing, volumes with its cube, shares not at all', () => {
    fc.assert(
      fc.property(pairs, zoom, ({ reference, prediction, size, spacing }, times) => {
        const scale = ([x, y, z]: Vec3): Vec3 => [x * times, y * times, z * times];
        const small = computeMetrics(reference, prediction, size, spacing, TOLERANCES);
        const large = computeMetrics(reference, prediction, size, scale(spacing), []);
        expect(large.hd95_mm).toBeCloseTo((small.hd95_mm ?? NaN) * times, 8);
        expect(large.assd_mm).toBeCloseTo((small.assd_mm ?? NaN) * times, 8);
        expect(large.volume_ml).toBeCloseTo((small.volume_ml ?? NaN) * times ** 3, 8);
        expect(large.dice).toBe(small.dice);
      }),
    );
  });

  it('background around the masks changes nothing', () => {
    fc.assert(
      fc.property(pairs, ({ reference, prediction, size, spacing }) => {
        const larger: Vec3 = [size[0] + 3, size[1] + 2, size[2] + 1];
        const embed = (mask: Uint8Array): Uint8Array => {
          const room = new Uint8Array(larger[0] * larger[1] * larger[2]);
          mask.forEach((value, index) => {
            const y = Math.floor(index / size[0]) % size[1];
            const z = Math.floor(index / (size[0] * size[1]));
            room[(index % size[0]) + 1 + larger[0] * (y + 2 + larger[1] * (z + 1))] = value;
          });
          return room;
        };
        const found = computeMetrics(
          embed(reference),
          embed(prediction),
          larger,
          spacing,
          TOLERANCES,
        );
        expectClose(found, computeMetrics(reference, prediction, size, spacing, TOLERANCES));
      }),
    );
  });

  it('equal every pair of surface elements looked at in turn', () => {
    fc.assert(
      fc.property(pairs, ({ reference, prediction, size, spacing }) => {
        const a = elements(reference, size, spacing);
        const b = elements(prediction, size, spacing);
        const nearest = (from: Element[], to: Element[]): [number, number][] =>
          from.map(({ at, area }) => [Math.min(...to.map((other) => apart(at, other.at))), area]);
        const found = computeMetrics(reference, prediction, size, spacing, TOLERANCES);
        const directions = [nearest(a, b), nearest(b, a)];
        const averages = directions.map((d) => sum(d.map(([mm, area]) => mm * area)) / total(d));
        expect(found.assd_mm).toBeCloseTo((averages[0] + averages[1]) / 2, 9);
        const all = directions.flat();
        TOLERANCES.forEach((t, i) => {
          const within = all.filter(([mm]) => mm <= t);
          expect(found.nsd[i].value).toBeCloseTo(total(within) / total(all), 9);
        });
        expect(directions.map(percentile95)).toContainEqual(
          expect.closeTo(found.hd95_mm ?? NaN, 9),
        );
        expect(found.hd95_mm).toBeCloseTo(Math.max(...directions.map(percentile95)), 9);
      }),
    );
  });
});

interface Element {
  at: Vec3;
  area: number;
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
const total = (direction: [number, number][]): number => sum(direction.map(([, area]) => area));
const apart = (a: Vec3, b: Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** The first distance at which the share is reached; a hair below, since the order of a sum moves its last bit. */
function percentile95(direction: [number, number][]): number {
  const sorted = [...direction].sort(([a], [b]) => a - b);
  let share = 0;
  for (const [mm, area] of sorted) {
    share += area / total(direction);
    if (share >= 0.95 - 1e-12) return mm;
  }
  return sorted[sorted.length - 1][0];
}

/** Every corner with some, but not all, of its eight voxels inside. */
function elements(mask: Uint8Array, [w, h, d]: Vec3, spacing: Vec3): Element[] {
  const areas = elementAreas(spacing);
  const inside = (x: number, y: number, z: number): boolean =>
    x >= 0 && y >= 0 && z >= 0 && x < w && y < h && z < d && mask[x + w * (y + h * z)] > 0;
  const found: Element[] = [];
  for (let z = 0; z <= d; z += 1)
    for (let y = 0; y <= h; y += 1)
      for (let x = 0; x <= w; x += 1) {
        let code = 0;
        for (let voxel = 0; voxel < 8; voxel += 1)
          if (inside(x - 1 + (voxel >> 2), y - 1 + ((voxel >> 1) & 1), z - 1 + (voxel & 1)))
            code |= 128 >> voxel;
        if (code === 0 || code === 255) continue;
        const at: Vec3 = [x * spacing[0], y * spacing[1], z * spacing[2]];
        found.push({ at, area: areas[code] });
      }
  return found;
}
