import { type CaseIssue, fail, ok, type Result } from '@atrium/contracts';
import type { Vec3 } from '../../volume';
import type { Frame } from './frame';

/** A frame of which all is known that places it. */
export interface PlacedFrame extends Frame {
  readonly position: Vec3;
  readonly orientation: NonNullable<Frame['orientation']>;
  readonly spacing: NonNullable<Frame['spacing']>;
}

/**
 * Frames as far as they say where they lie.
 *
 * @returns POSITION_MISSING or SPACING_INVALID, with how many do not
 */
export function placedFrames<T extends Frame>(frames: readonly T[]): Result<(T & PlacedFrame)[]> {
  const placed = frames.flatMap((frame) => {
    const { position, orientation, spacing } = frame;
    return position && orientation && spacing ? [{ ...frame, position, orientation, spacing }] : [];
  });
  const problem = missing(frames) ?? badSpacing(frames);
  return problem ? fail(problem) : ok(placed);
}

function missing(frames: readonly Frame[]): CaseIssue | null {
  const without = frames.filter(({ position, orientation }) => !position || !orientation).length;
  if (without === 0) return null;
  const message = `expected a position and an orientation of every slice, found ${without} of ${frames.length} without`;
  return { code: 'POSITION_MISSING', message };
}

function badSpacing(frames: readonly Frame[]): CaseIssue | null {
  const without = frames.filter(({ spacing }) => !spacing?.every((mm) => mm > 0)).length;
  if (without === 0) return null;
  const message = `expected a pixel spacing above 0 in every slice, found ${without} of ${frames.length} without`;
  return { code: 'SPACING_INVALID', message };
}
