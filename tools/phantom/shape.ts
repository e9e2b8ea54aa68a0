import type { Vec3 } from '@atrium/imaging';
import type { Field } from './random';

/*
 * Shapes in mm: x to the left, y to posterior, z to superior, the centre of the left atrium at 0.
 */

// Taken once: where a scan is made inside a vm context (jest), each look-up of the global Math is slow.
const { abs, max, min, sqrt } = Math;

/** A solid by its signed distance: negative inside, close to mm near the surface. */
export interface Shape {
  readonly distance: (x: number, y: number, z: number) => number;
  /** Least and greatest x, y, z outside which the distance is positive. */
  readonly bounds: readonly [low: Vec3, high: Vec3];
}

const add = (a: Vec3, b: Vec3, times = 1): Vec3 => [
  a[0] + times * b[0],
  a[1] + times * b[1],
  a[2] + times * b[2],
];

/** An ellipsoid with axes along x, y, z. */
export function ellipsoid(centre: Vec3, radii: Vec3): Shape {
  const [a, b, c] = radii;
  return {
    bounds: [add(centre, radii, -1), add(centre, radii)],
    distance: (x, y, z) => {
      const [u, v, w] = [(x - centre[0]) / a, (y - centre[1]) / b, (z - centre[2]) / c];
      const level = sqrt(u * u + v * v + w * w);
      const slope = sqrt((u / a) * (u / a) + (v / b) * (v / b) + (w / c) * (w / c));
      return slope > 0 ? (level * (level - 1)) / slope : -min(a, b, c);
    },
  };
}

/** A tube with round ends whose radius changes evenly from one end to the other. */
export function tube(from: Vec3, to: Vec3, fromRadius: number, toRadius = fromRadius): Shape {
  const axis = add(to, from, -1);
  const squared = axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2];
  const reach = max(fromRadius, toRadius);
  const low = (i: 0 | 1 | 2): number => min(from[i], to[i]) - reach;
  const high = (i: 0 | 1 | 2): number => max(from[i], to[i]) + reach;
  return {
    bounds: [
      [low(0), low(1), low(2)],
      [high(0), high(1), high(2)],
    ],
    distance: (x, y, z) => {
      const [u, v, w] = [x - from[0], y - from[1], z - from[2]];
      const along = (u * axis[0] + v * axis[1] + w * axis[2]) / squared;
      const t = max(0, min(1, along));
      const [p, q, r] = [u - t * axis[0], v - t * axis[1], w - t * axis[2]];
      return sqrt(p * p + q * q + r * r) - (fromRadius + t * (toRadius - fromRadius));
    },
  };
}

/** Several shapes as one, with fillets of about `roundMm` where they meet. */
export const union = (shapes: readonly Shape[], roundMm: number): Shape => ({
  bounds: widen(
    shapes.map((shape) => shape.bounds),
    roundMm / 4,
  ),
  distance: (x, y, z) => {
    let joined = shapes[0].distance(x, y, z);
    for (let i = 1; i < shapes.length; i += 1)
      joined = smoothMin(joined, shapes[i].distance(x, y, z), roundMm);
    return joined;
  },
});

/** The lesser of two distances, a little less where they are close (Quilez's polynomial smooth minimum). */
function smoothMin(a: number, b: number, roundMm: number): number {
  const t = max(0, roundMm - abs(a - b)) / roundMm;
  return min(a, b) - (t * t * roundMm) / 4;
}

/** A shape with everything within some mm around it; with a negative number, without its rim. */
export const grown = (shape: Shape, mm: number): Shape => ({
  bounds: widen([shape.bounds], mm),
  distance: (x, y, z) => shape.distance(x, y, z) - mm,
});

/** A shape whose surface is moved in and out by a smooth field. */
export const uneven = (shape: Shape, field: Field, mm: number): Shape => ({
  bounds: widen([shape.bounds], mm),
  distance: (x, y, z) => shape.distance(x, y, z) + mm * field(x, y, z),
});

function widen(boxes: readonly Shape['bounds'][], mm: number): Shape['bounds'] {
  const low = (i: 0 | 1 | 2): number => min(...boxes.map(([least]) => least[i])) - mm;
  const high = (i: 0 | 1 | 2): number => max(...boxes.map(([, most]) => most[i])) + mm;
  return [
    [low(0), low(1), low(2)],
    [high(0), high(1), high(2)],
  ];
}
