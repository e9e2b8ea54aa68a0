import { fromFrame, type Grid, radiologicalFrame, type Vec3 } from '@atrium/imaging';
import type { Anatomy, Layer } from './anatomy';
import { type Place, placeScan } from './placement';
import { type Field, nearlyNormal, noiseField, type Random } from './random';
import type { Shape } from './shape';
import type { Site } from './sites';

// Taken once: where a scan is made inside a vm context (jest), each look-up of the global Math is slow.
const { floor, min, round, sqrt } = Math;

/** A scan and its label as they go to disk. */
export interface Scan {
  readonly grid: Grid;
  /** Disk order. */
  readonly image: Int16Array;
  /** Disk order; 1 in the left atrium. */
  readonly label: Uint8Array;
}

/** Images a patient as a site does: signal of the tissues, coil, noise. */
export function acquire(anatomy: Anatomy, site: Site, random: Random): Scan {
  const { grid, place } = placeScan(site);
  const frame = radiologicalFrame(grid);
  const places = placesOf(site.size, place);
  const signal = new Float64Array(places.length / 3);
  for (const layer of anatomy.layers) paint(signal, layer, site, places);
  texture(signal, places, noiseField(floor(random() * 2 ** 31), 9));
  const image = receive(signal, site, random);
  const label = labelOf(anatomy.leftAtrium, places);
  return { grid, image: fromFrame(image, frame), label: fromFrame(label, frame) };
}

/** The place of every voxel of the frame: x, y, z in mm, one after the other. */
function placesOf([width, height, depth]: Vec3, place: Place): Float64Array {
  const places = new Float64Array(3 * width * height * depth);
  let at = 0;
  for (let z = 0; z < depth; z += 1)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1, at += 3) places.set(place(x, y, z), at);
  return places;
}

/** Covers voxels with a tissue; at its surface by the share of the voxel that it fills. */
function paint(signal: Float64Array, layer: Layer, site: Site, places: Float64Array): void {
  const value = site.signals[layer.tissue];
  const edge = site.spacing[0];
  visit(places, layer.shape, edge, (voxel, x, y, z, distance) => {
    if (layer.where && layer.where(x, y, z) <= 0) return;
    const share = min(1, 0.5 - distance / edge);
    if (share > 0) signal[voxel] += (value - signal[voxel]) * share;
  });
}

function labelOf(shape: Shape, places: Float64Array): Uint8Array {
  const label = new Uint8Array(places.length / 3);
  visit(places, shape, 0, (voxel, _x, _y, _z, distance) => {
    if (distance <= 0) label[voxel] = 1;
  });
  return label;
}

type Visitor = (voxel: number, x: number, y: number, z: number, distance: number) => void;

/** Every voxel within some mm of a shape's bounds. */
function visit(places: Float64Array, shape: Shape, rim: number, visitor: Visitor): void {
  const [low, high] = shape.bounds;
  for (let voxel = 0, at = 0; at < places.length; voxel += 1, at += 3) {
    const [x, y, z] = [places[at], places[at + 1], places[at + 2]];
    if (x < low[0] - rim || y < low[1] - rim || z < low[2] - rim) continue;
    if (x > high[0] + rim || y > high[1] + rim || z > high[2] + rim) continue;
    visitor(voxel, x, y, z, shape.distance(x, y, z));
  }
}

/** Tissue is not even: 8 % up and down over about a centimetre. */
function texture(signal: Float64Array, places: Float64Array, field: Field): void {
  for (let voxel = 0, at = 0; voxel < signal.length; voxel += 1, at += 3)
    signal[voxel] *= 1 + 0.08 * field(places[at], places[at + 1], places[at + 2]);
}

/** The magnitude of a complex signal with noise in both channels (Rician), behind a coil that sees near tissue brighter. */
function receive(signal: Float64Array, site: Site, random: Random): Int16Array {
  const [w, h, d] = site.size;
  const image = new Int16Array(signal.length);
  for (let z = 0, voxel = 0; z < d; z += 1) {
    for (let y = 0; y < h; y += 1) {
      for (let x = 0; x < w; x += 1, voxel += 1) {
        const seen = signal[voxel] * coil(site.bias, (2 * x) / w - 1, (2 * y) / h - 1, z / d);
        const real = seen + site.noise * nearlyNormal(random);
        const imaginary = site.noise * nearlyNormal(random);
        image[voxel] = round(sqrt(real * real + imaginary * imaginary));
      }
    }
  }
  return image;
}

/** Sensitivity over the field of view (x, y from -1 to 1, z from 0 to 1): highest at the anterior wall. */
const coil = (bias: number, x: number, y: number, z: number): number =>
  1 + bias * (0.25 - 0.8 * y + 0.3 * x + 0.35 * (x * x + y * y - 1) - 0.3 * z);
