import { type CaseFile, fail, ok, type Result } from '@atrium/contracts';
import { gridIndexer } from '../../grid/indexer';
import type { Grid, Volume } from '../../volume';
import { about } from '../about';
import { readWhole, withFile } from '../file';
import { sha256 } from '../sha256';
import { type ContourPlane, planeOf } from './contour-plane';
import { labelVolume, type LabelVolume, overlap } from './label-volume';
import { visitInside } from './polygon';
import { type Structure, structuresOf } from './structure-set';

/**
 * Reads the contours of an RTSTRUCT file onto the grid of their image.
 *
 * @param grid of the image
 * @param column the manifest column that names the file
 * @param wanted numbers of the structures to take; all of them unless given
 * @returns the structures' numbers as labels of the voxels whose centres are inside (even-odd over the contours of a slice).
 *   GRID_MISMATCH where a contour lies on no slice of the image, REGIONS_OVERLAP, REFERENCE_EMPTY, LABEL_UNKNOWN,
 *   HEADER_INVALID. Source: PS3.3 C.8.8.6
 */
export const readStructureMask = (
  path: string,
  grid: Grid,
  column: CaseFile,
  wanted?: readonly number[],
): Promise<Result<Volume>> => about(column, onGrid(path, grid, wanted));

async function onGrid(
  path: string,
  grid: Grid,
  wanted: readonly number[] | undefined,
): Promise<Result<Volume>> {
  const bytes = await withFile(path, readWhole);
  if (!bytes.ok) return bytes;
  const all = structuresOf(bytes.value);
  if (!all.ok) return all;
  const structures = all.value.filter(({ number }) => wanted?.includes(number) ?? true);
  if (structures.length === 0)
    return fail({
      code: 'REFERENCE_EMPTY',
      message: `expected structures${wanted ? ' of the numbers that were asked for' : ''} with closed contours, found none of ${all.value.length}`,
    });
  const data = fill(structures, grid);
  if (!data.ok) return data;
  return ok({ grid, data: data.value, sha256: sha256(bytes.value), warnings: [] });
}

function fill(structures: readonly Structure[], grid: Grid): Result<LabelVolume['data']> {
  const volume = labelVolume(
    grid,
    structures.map(({ number }) => number),
  );
  if (!volume.ok) return volume;
  let apart = true;
  for (const { number, contours } of structures) {
    const planes = planesOf(contours, grid);
    if (!planes.ok) return planes;
    for (const { polygons, width, height, voxel } of planes.value)
      visitInside(polygons, width, height, (x, y) => {
        apart = volume.value.put(voxel(x, y), number) && apart;
      });
  }
  return apart ? ok(volume.value.data) : overlap;
}

/** Contours by the slice that they lie on. */
function planesOf(contours: Structure['contours'], grid: Grid): Result<ContourPlane[]> {
  const indexOf = gridIndexer(grid);
  const planes = new Map<string, ContourPlane>();
  for (const contour of contours) {
    const plane = planeOf(contour.map(indexOf), grid.shape);
    if (!plane.ok) return plane;
    const known = planes.get(plane.value.key);
    if (known) known.polygons.push(...plane.value.polygons);
    else planes.set(plane.value.key, plane.value);
  }
  return ok([...planes.values()]);
}
