import { fail, ok, type Result } from '@atrium/contracts';
import { flipToRas } from '../../grid/ras';
import type { Vec3 } from '../../volume';
import type { Attributes } from './attributes';
import { guarded, parseDataSet } from './parse';
import { TAG } from './tags';

/** A structure of a structure set. */
export interface Structure {
  readonly number: number;
  /** Free text that may name a person: for a coordinator at the site. */
  readonly name: string;
  /** Closed lines; points in RAS mm. */
  readonly contours: readonly (readonly Vec3[])[];
}

const CLOSED = new Set(['CLOSED_PLANAR', 'CLOSEDPLANAR_XOR']);

/**
 * The structures that have closed contours, of the bytes of an RTSTRUCT file.
 *
 * @returns FORMAT_UNKNOWN, HEADER_INVALID
 */
export function structuresOf(bytes: Uint8Array<ArrayBuffer>): Result<Structure[]> {
  const parsed = parseDataSet(bytes);
  if (!parsed.ok) return parsed;
  return guarded(() => {
    const { attributes } = parsed.value;
    const names = new Map(
      attributes
        .items(TAG.structureSequence)
        .map((item) => [item.decimals(TAG.roiNumber).at(0), item.text(TAG.roiName)]),
    );
    const structures = attributes.items(TAG.roiContours).map((item) => {
      const number = item.decimals(TAG.referencedRoi).at(0) ?? 0;
      return { number, name: names.get(number) ?? '', contours: contoursOf(item) };
    });
    const broken = structures.some(({ contours }) =>
      contours.some((contour) => contour.length < 3),
    );
    const message = 'expected contours of three points or more of three numbers, found others';
    return broken
      ? fail({ code: 'HEADER_INVALID', message })
      : ok(structures.filter(({ contours }) => contours.length > 0));
  });
}

/** Points of each closed contour; none for one that is not points in space. */
const contoursOf = (item: Attributes): Vec3[][] =>
  item
    .items(TAG.contourSequence)
    .filter((contour) => CLOSED.has(contour.text(TAG.contourType)))
    .map((contour) => pointsOf(contour.decimals(TAG.contourData)));

function pointsOf(values: readonly number[]): Vec3[] {
  if (values.length % 3 !== 0 || !values.every(Number.isFinite)) return [];
  return Array.from({ length: values.length / 3 }, (_, index) =>
    flipToRas([values[3 * index], values[3 * index + 1], values[3 * index + 2]]),
  );
}
