import { fail, ok, type Result } from '@atrium/contracts';
import { norm } from '../../grid/affine';
import type { Vec3 } from '../../volume';
import { invalid } from '../invalid';
import { type Directions, parseDirections } from './affine';

/** NRRD_DIM_MAX of teem. */
const MAX_DIMENSIONS = 16;

/** The three axes that lie in space. */
export interface Axes {
  readonly shape: Vec3;
  /** A vector of 3 numbers for each of them. */
  readonly directions: readonly Vec3[];
}

/**
 * Which axes of a NRRD lie in space: three with a direction each; others may hold one sample only.
 *
 * @returns the axes, or ORIENTATION_UNKNOWN (spacings alone do not say how a scan lies), VOLUME_COUNT, SPACING_INVALID,
 *   HEADER_INVALID
 */
export function placeAxes(texts: ReadonlyMap<string, string>): Result<Axes> {
  const sizes = sizesOf(texts);
  if (!sizes.ok) return sizes;
  const directions = directionsOf(texts, sizes.value.length);
  if (!directions.ok) return directions;
  const inSpace = directions.value.flatMap((direction, axis) =>
    direction ? [{ direction, size: sizes.value[axis] }] : [],
  );
  if (inSpace.length !== 3 || inSpace.some(({ direction }) => direction.length !== 3))
    return invalid('three axes with a direction in three dimensions', `${inSpace.length} axes`);
  const volumes = sizes.value
    .filter((_, axis) => !directions.value[axis])
    .reduce((product, size) => product * size, 1);
  if (volumes !== 1)
    return fail({
      code: 'VOLUME_COUNT',
      message: `expected 1 volume, found ${volumes} (${sizes.value.join(' x ')})`,
    });
  return checkSpacing(inSpace);
}

function checkSpacing(
  axes: readonly { size: number; direction: readonly number[] }[],
): Result<Axes> {
  const directions = axes.map(({ direction: [x, y, z] }): Vec3 => [x, y, z]);
  const spacing = directions.map(norm);
  const [i, j, k] = axes.map(({ size }) => size);
  if (spacing.every((mm) => mm > 0 && Number.isFinite(mm)))
    return ok({ shape: [i, j, k], directions });
  return fail({
    code: 'SPACING_INVALID',
    message: `expected a spacing above 0 along each axis, found ${spacing.join(', ')}`,
  });
}

function sizesOf(texts: ReadonlyMap<string, string>): Result<number[]> {
  const dimension = Number(texts.get('dimension') ?? NaN);
  if (!(Number.isInteger(dimension) && dimension >= 1 && dimension <= MAX_DIMENSIONS))
    return invalid(`a dimension from 1 to ${MAX_DIMENSIONS}`, 'another');
  const sizes = (texts.get('sizes') ?? '').split(/\s+/).map(Number);
  if (sizes.length !== dimension || !sizes.every((size) => Number.isSafeInteger(size) && size > 0))
    return invalid(`${dimension} sizes above 0`, 'others');
  return dimension >= 3 ? ok(sizes) : invalid('3 dimensions', `${dimension}`);
}

function directionsOf(texts: ReadonlyMap<string, string>, dimension: number): Result<Directions> {
  const text = texts.get('space directions');
  if (text === undefined)
    return fail({
      code: 'ORIENTATION_UNKNOWN',
      message: `expected space directions, found ${texts.has('spacings') ? 'spacings alone' : 'none'}`,
    });
  const directions = parseDirections(text);
  if (directions?.length === dimension) return ok(directions);
  return invalid(`space directions, one for each of ${dimension} axes`, 'others');
}
