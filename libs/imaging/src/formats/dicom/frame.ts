import { fail, ok, type Result } from '@atrium/contracts';
import { norm } from '../../grid/affine';
import type { Vec3 } from '../../volume';
import type { Attributes } from './attributes';
import { TAG } from './tags';

/** Where a slice lies, in the patient's coordinates of DICOM (LPS, mm), and what its values mean. */
export interface Frame {
  /** Centre of the first pixel. */
  readonly position: Vec3 | null;
  /** Unit vectors along a row (to the next column) and along a column (to the next row). */
  readonly orientation: { readonly row: Vec3; readonly column: Vec3 } | null;
  /** mm from a row to the next, and from a column to the next. */
  readonly spacing: readonly [betweenRows: number, betweenColumns: number] | null;
  /** mm from a slice to the next as the file says it: for a lone slice only. */
  readonly sliceSpacing: number | null;
  readonly slope: number;
  readonly intercept: number;
}

/**
 * The frames of a file: of a single-frame one, or by the functional groups of an enhanced one (PS3.3 C.7.6.16).
 *
 * @returns one frame for each that the file announces, or HEADER_INVALID
 */
export function framesOf(attributes: Attributes, count: number): Result<Frame[]> {
  const perFrame = attributes.items(TAG.perFrameGroups);
  const shared = attributes.items(TAG.sharedGroups);
  if (perFrame.length === 0) return ok(new Array<Frame>(count).fill(alone(attributes, count)));
  if (perFrame.length !== count)
    return fail({
      code: 'HEADER_INVALID',
      message: `expected functional groups for ${count} frames, found ${perFrame.length}`,
    });
  return ok(perFrame.map((groups) => frameOf(groupReader([groups, ...shared, attributes]))));
}

/** Of several frames without groups nothing says where each lies. */
function alone(attributes: Attributes, count: number): Frame {
  const frame = frameOf(() => attributes);
  return count === 1 ? frame : { ...frame, position: null };
}

/** The item that holds a group's attributes: of the frame, else of all frames, else the data set itself. */
type GroupReader = (sequence: string) => Attributes;

const groupReader =
  (places: readonly Attributes[]): GroupReader =>
  (sequence) =>
    places.flatMap((place) => place.items(sequence)).at(0) ?? places[places.length - 1];

function frameOf(group: GroupReader): Frame {
  const measures = group(TAG.pixelMeasuresSequence);
  const values = group(TAG.pixelValueTransformation);
  const [slope = 1] = values.decimals(TAG.rescaleSlope);
  const [intercept = 0] = values.decimals(TAG.rescaleIntercept);
  return {
    position: vector(group(TAG.planePositionSequence).decimals(TAG.imagePosition)),
    orientation: orientationOf(group(TAG.planeOrientationSequence).decimals(TAG.imageOrientation)),
    spacing: pair(measures.decimals(TAG.pixelSpacing)),
    sliceSpacing:
      measures.decimals(TAG.spacingBetweenSlices).at(0) ??
      measures.decimals(TAG.sliceThickness).at(0) ??
      null,
    slope,
    intercept,
  };
}

/** mm beyond which nothing lies in a scanner. */
const FAR = 1e5;
/** By which a direction's length may differ from 1: it is written with a few digits. */
const ROUNDING = 0.01;

function vector(values: readonly number[]): Vec3 | null {
  const [x, y, z] = values;
  return values.length === 3 && values.every((mm) => Math.abs(mm) <= FAR) ? [x, y, z] : null;
}

function pair(values: readonly number[]): Frame['spacing'] {
  const [a, b] = values;
  return values.length === 2 && values.every(Number.isFinite) ? [a, b] : null;
}

function orientationOf(values: readonly number[]): Frame['orientation'] {
  const row = vector(values.slice(0, 3));
  const column = vector(values.slice(3));
  const isUnit = (direction: Vec3): boolean => Math.abs(norm(direction) - 1) <= ROUNDING;
  return row && column && isUnit(row) && isUnit(column) ? { row, column } : null;
}
