import { fail, intakeCaseSchema, ok } from '@atrium/contracts';
import { contrastToNoise, type Vec3 } from '@atrium/imaging';
import { turned, volume } from '../testing/volumes';
import { measureCase } from './measure-case';

const SIZE: Vec3 = [16, 16, 12];
const SPACING: Vec3 = [1, 1.5, 2];
const far = (i: number) =>
  Math.hypot((i % 16) - 8, 1.5 * ((Math.floor(i / 16) % 16) - 8), 2 * (Math.floor(i / 256) - 6));
const LENGTH = 16 * 16 * 12;
const mask = Uint8Array.from({ length: LENGTH }, (_, i) => (far(i) < 7 ? 2 : 0));
const voxels = Int16Array.from(
  { length: LENGTH },
  (_, i) => ((i * 7919) % 40) + (mask[i] > 0 ? 300 : 100),
);
const image = volume(voxels, SIZE, SPACING);
const reference = volume(mask, SIZE, SPACING);
const ids = { case_id: 'A', patient_id: 'P', site: 'utah' };

describe('measureCase', () => {
  const found = measureCase({ ...ids, image: ok(image), reference: ok(reference) });

  it('measures image and reference, in what may cross to the centre', () => {
    expect(intakeCaseSchema.parse(found)).toEqual(found);
    expect(found).toMatchObject({
      ...ids,
      geometry: { size: SIZE, spacing: SPACING, orientation: 'LPS' },
      shape: { components: 1, holes: 0, border: [] },
      cnr: contrastToNoise(voxels, mask, SIZE, SPACING),
      remarks: [],
      issue: null,
    });
    expect(found.reference?.labels).toMatchObject([{ value: 2 }]);
    expect(found.cnr).toBeGreaterThan(5);
  });

  it('says the same of the same scan stored the other way round', () => {
    const other = measureCase({
      ...ids,
      image: ok(turned(image)),
      reference: ok(turned(reference)),
    });
    expect(other.geometry?.orientation).toBe('RPS');
    expect({ ...other, geometry: null, intensity: null }).toEqual({
      ...found,
      geometry: null,
      intensity: null,
    });
    expect(other.intensity?.mean).toBeCloseTo(found.intensity?.mean ?? 0, 9);
  });

  it('keeps what it can of a case whose image cannot be read', () => {
    const issue = { code: 'GZIP_CORRUPT', file: 'image', message: 'image: cut' } as const;
    const broken = measureCase({ ...ids, image: fail(issue), reference: ok(reference) });
    expect(broken).toMatchObject({ issue, geometry: null, pixels_sha256: null, cnr: null });
    expect(broken.shape).toEqual(found.shape);
  });

  it('has nothing of a reference that is not named, and the issue of one that cannot be read', () => {
    const without = measureCase({ ...ids, image: ok(image), reference: null });
    expect(without).toMatchObject({ reference: null, shape: null, cnr: null, issue: null });
    const issue = { code: 'FILE_EMPTY', file: 'reference', message: 'reference: empty' } as const;
    expect(measureCase({ ...ids, image: ok(image), reference: fail(issue) }).issue).toEqual(issue);
  });

  it('has no contrast on another grid, and says so', () => {
    const moved = {
      ...reference,
      grid: {
        ...reference.grid,
        affine: reference.grid.affine.map((v, i) => (i === 3 ? v + 5 : v)),
      },
    };
    const found = measureCase({ ...ids, image: ok(image), reference: ok(moved) });
    expect(found).toMatchObject({
      cnr: null,
      issue: { code: 'GRID_MISMATCH' },
      shape: { components: 1 },
    });
  });

  it('remarks grids that are a little off, files that contradict themselves, and the plane', () => {
    const nudged = {
      ...reference,
      grid: {
        ...reference.grid,
        affine: reference.grid.affine.map((v, i) => (i === 3 ? v + 0.01 : v)),
      },
    };
    const remarked = { ...image, warnings: [{ code: 'QFORM_DIFFERS', message: 'off' } as const] };
    const codes = (read: Parameters<typeof measureCase>[0]) =>
      measureCase(read).remarks.map(({ code, file }) => `${file} ${code}`);
    expect(codes({ ...ids, image: ok(remarked), reference: ok(nudged) })).toEqual([
      'image QFORM_DIFFERS',
      'reference GRID_OFFSET',
    ]);
    const sagittal = volume(voxels, SIZE, [3, 1, 1]);
    expect(codes({ ...ids, image: ok(sagittal), reference: null })).toEqual([
      'image PLANE_NOT_AXIAL',
    ]);
  });
});
