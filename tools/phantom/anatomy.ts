import type { Vec3 } from '@atrium/imaging';
import { between, type Field, noiseField, type Random } from './random';
import { ellipsoid, grown, type Shape, tube, uneven, union } from './shape';
import type { Signals } from './sites';

/** A tissue and where it lies; later layers cover earlier ones. */
export interface Layer {
  readonly tissue: keyof Signals;
  readonly shape: Shape;
  /** Where it is given, the layer covers only where the field is positive. */
  readonly where?: Field;
}

/** A made-up patient: what fills the chest, from the outside in, and what is labelled left atrium. */
export interface Anatomy {
  readonly layers: readonly Layer[];
  /** The cavity with its appendage and the first centimetre of each pulmonary vein. */
  readonly leftAtrium: Shape;
}

/** Wall of the left atrium, mm. */
const WALL = 2.5;
/** Vein that counts as atrium, and how far the veins go on into the lung, mm. */
const VEIN_LABELLED = 10;
const VEIN_SEEN = 42;

/** Where the four pulmonary veins leave a standard atrium, which way, and their radius. */
const VEINS: readonly { from: Vec3; towards: Vec3; radius: number }[] = [
  { from: [18, 8, 7], towards: [0.9, 0.4, 0.17], radius: 6.5 },
  { from: [17, 11, -6], towards: [0.86, 0.5, -0.1], radius: 6 },
  { from: [-18, 6, 7], towards: [-0.93, 0.33, 0.16], radius: 6.5 },
  { from: [-17, 9, -7], towards: [-0.88, 0.46, -0.1], radius: 6 },
];

/** A patient drawn at random: size, proportions, veins and scar differ, the plan of the body does not. */
export function drawAnatomy(random: Random): Anatomy {
  const seed = Math.floor(random() * 2 ** 31);
  const scale = between(random, 0.9, 1.12);
  const cavity = drawAtrium(random, seed, scale, VEIN_LABELLED);
  const vessels = veins(scale, VEIN_SEEN);
  const scar = noiseField(seed + 1, 11);
  const burden = between(random, -0.1, 0.35);
  return {
    leftAtrium: cavity,
    layers: [
      ...chest(random),
      ...heart(random, scale),
      ...vessels.map((shape): Layer => ({ tissue: 'myocardium', shape: grown(shape, 1.5) })),
      { tissue: 'myocardium', shape: grown(cavity, WALL) },
      {
        tissue: 'enhanced',
        shape: grown(cavity, WALL),
        where: (x, y, z) => scar(x, y, z) - burden,
      },
      ...vessels.map((shape): Layer => ({ tissue: 'blood', shape })),
      { tissue: 'blood', shape: cavity },
    ],
  };
}

function drawAtrium(random: Random, seed: number, scale: number, veinMm: number): Shape {
  const radii: Vec3 = [
    scale * between(random, 24, 28),
    scale * between(random, 16, 20),
    scale * between(random, 16, 18.5),
  ];
  const appendage = union(
    [
      tube(scaled([16, -8, 3], scale), scaled([29, -15, 5], scale), 7 * scale, 6 * scale),
      tube(scaled([29, -15, 5], scale), scaled([31, -25, 2], scale), 6 * scale, 4 * scale),
    ],
    4,
  );
  const body = union([ellipsoid([0, 0, 0], radii), appendage, ...veins(scale, veinMm)], 5);
  return uneven(body, noiseField(seed, 13), 1.6);
}

const veins = (scale: number, lengthMm: number): Shape[] =>
  VEINS.map(({ from, towards, radius }) => {
    const start = scaled(from, scale);
    const reach = (axis: 0 | 1 | 2): number => start[axis] + (lengthMm + 6) * towards[axis];
    return tube(start, [reach(0), reach(1), reach(2)], radius * scale, radius * scale * 0.85);
  });

const scaled = ([x, y, z]: Vec3, scale: number): Vec3 => [x * scale, y * scale, z * scale];

/** Body wall, lungs, spine. */
function chest(random: Random): Layer[] {
  const wide = between(random, 0.94, 1.06);
  return [
    { tissue: 'fat', shape: ellipsoid([0, -8, 0], [168 * wide, 116, 400]) },
    { tissue: 'muscle', shape: ellipsoid([0, -8, 0], [152 * wide, 101, 380]) },
    { tissue: 'lung', shape: ellipsoid([-76, 2, 0], [60 * wide, 78, 150]) },
    { tissue: 'lung', shape: ellipsoid([84, 6, 0], [54 * wide, 76, 150]) },
    { tissue: 'bone', shape: ellipsoid([-2, 62, 0], [21, 17, 400]) },
    { tissue: 'lung', shape: ellipsoid([-2, 84, 0], [7, 6, 400]) },
    { tissue: 'fat', shape: ellipsoid([-2, 24, 0], [40, 24, 90]) },
    { tissue: 'muscle', shape: tube([2, 27, -90], [4, 27, 90], 6) },
    { tissue: 'myocardium', shape: tube([25, 36, -90], [24, 36, 90], 13) },
    { tissue: 'blood', shape: tube([25, 36, -90], [24, 36, 90], 11.5) },
  ];
}

/** The heart in its fat: right atrium and ventricle, left ventricle, great arteries. */
function heart(random: Random, scale: number): Layer[] {
  const tilt = between(random, -3, 3);
  const leftVentricle = ellipsoid([34 + tilt, -42, -36], [25 * scale, 27 * scale, 31 * scale]);
  const inflow = tube([10, -12, -14], [27 + tilt, -33, -30], 12 * scale, 16 * scale);
  const rightVentricle = ellipsoid([-6, -62 + tilt, -34], [36 * scale, 22 * scale, 30 * scale]);
  const rightAtrium = ellipsoid([-37, -22, -12], [19 * scale, 21 * scale, 27 * scale]);
  return [
    { tissue: 'fat', shape: ellipsoid([4, -30, -12], [66, 56, 62]) },
    { tissue: 'myocardium', shape: grown(union([leftVentricle, inflow], 6), 9) },
    { tissue: 'myocardium', shape: grown(rightVentricle, 3.5) },
    { tissue: 'myocardium', shape: grown(rightAtrium, 2) },
    { tissue: 'blood', shape: union([leftVentricle, inflow], 6) },
    { tissue: 'blood', shape: rightVentricle },
    { tissue: 'blood', shape: rightAtrium },
    { tissue: 'blood', shape: tube([-36, -8, 0], [-34, -6, 90], 9) },
    { tissue: 'myocardium', shape: tube([-4, -31, -8], [-12, -36, 90], 16) },
    { tissue: 'blood', shape: tube([-4, -31, -8], [-12, -36, 90], 14) },
    { tissue: 'myocardium', shape: tube([10, -46, 8], [16, -26, 34], 14) },
    { tissue: 'blood', shape: tube([10, -46, 8], [16, -26, 34], 12.5) },
  ];
}
