import { fail, ok, type Result } from '@atrium/contracts';
import type { Attributes } from './attributes';
import { framesOf } from './frame';
import { type PlacedFrame, placedFrames } from './placed-slice';
import { TAG } from './tags';

/** What the pixels of a segmentation mean. */
export interface Meaning {
  /** Numbers of its segments. */
  readonly segments: readonly number[];
  /** Whether a frame shows one segment, which it names; else pixels are the numbers of segments. */
  readonly segmentAFrame: boolean;
  /** The label of a pixel of a frame of a segment; 0: none. */
  readonly label: (pixel: number, segment: number) => number;
}

/** A frame, and the segment that it names (0: none). */
export interface SegmentFrame extends PlacedFrame {
  readonly segment: number;
  readonly index: number;
}

/**
 * The frames of a segmentation with their segments.
 *
 * @returns HEADER_INVALID, POSITION_MISSING, SPACING_INVALID
 */
export function segmentFrames(attributes: Attributes, count: number): Result<SegmentFrame[]> {
  const frames = framesOf(attributes, count);
  if (!frames.ok) return frames;
  const shared = attributes.items(TAG.sharedGroups);
  const perFrame = attributes.items(TAG.perFrameGroups);
  const segment = (index: number): number =>
    [perFrame[index], ...shared]
      .flatMap((groups) => groups?.items(TAG.segmentIdentification) ?? [])
      .at(0)
      ?.short(TAG.referencedSegment) ?? 0;
  return placedFrames(
    frames.value.map((frame, index) => ({ ...frame, index, segment: segment(index) })),
  );
}

/**
 * What the pixels mean, by the segments that are described.
 *
 * @param wanted numbers of the segments to take; all unless given
 * @returns REFERENCE_EMPTY, DATATYPE_UNSUPPORTED
 */
export function meaningOf(
  attributes: Attributes,
  wanted: readonly number[] | undefined,
): Result<Meaning> {
  const all = attributes
    .items(TAG.segmentSequence)
    .map((item) => item.short(TAG.segmentNumber) ?? 0);
  // A label map may describe its background as a segment of its own.
  const segments = all.filter((number) => number > 0 && (wanted?.includes(number) ?? true));
  if (segments.length === 0)
    return fail({
      code: 'REFERENCE_EMPTY',
      message: `expected segments${wanted ? ' of the numbers that were asked for' : ''}, found none of ${all.length}`,
    });
  const type = attributes.text(TAG.segmentationType);
  const half = Math.max(1, attributes.short(TAG.maximumFraction) ?? 255) / 2;
  const labels: Readonly<Record<string, Meaning['label']>> = {
    BINARY: (pixel, segment) => (pixel === 0 ? 0 : segment),
    FRACTIONAL: (pixel, segment) => (pixel >= half ? segment : 0),
    LABELMAP: (pixel) => (segments.includes(pixel) ? pixel : 0),
  };
  if (Object.hasOwn(labels, type))
    return ok({ segments, segmentAFrame: type !== 'LABELMAP', label: labels[type] });
  const message =
    'expected a segmentation that is binary, fractional or a label map, found another';
  return fail({ code: 'DATATYPE_UNSUPPORTED', message });
}
