import type { ArmPrompt, SweepYaml } from '@atrium/contracts';

/** One point of a sweep: what it sets of the prompt, and its part of the arm's id. */
export interface SweepPoint {
  readonly suffix: string;
  readonly set: Partial<Pick<ArmPrompt, 'margin' | 'scale' | 'offset'>>;
}

type Axis = readonly SweepPoint[];

/**
 * The full cross product of a sweep, margin outermost, then scale, x and y. The order of the values is the file's.
 * Without a sweep: one point that sets nothing.
 */
export function sweepPoints(sweep: SweepYaml = {}): SweepPoint[] {
  return [marginAxis(sweep), scaleAxis(sweep), offsetAxis(sweep)].reduce<SweepPoint[]>(cross, [
    { suffix: '', set: {} },
  ]);
}

function cross(points: readonly SweepPoint[], axis: Axis): SweepPoint[] {
  if (axis.length === 0) return [...points];
  return points.flatMap((point) =>
    axis.map((next) => ({
      suffix: point.suffix + next.suffix,
      set: { ...point.set, ...next.set },
    })),
  );
}

function marginAxis({ marginPx, marginMm }: SweepYaml): Axis {
  const unit = marginPx ? 'px' : 'mm';
  return (marginPx ?? marginMm ?? []).map((value) => ({
    suffix: `~m${String(value)}`,
    set: { margin: { unit, value } },
  }));
}

function scaleAxis({ scale = [] }: SweepYaml): Axis {
  return scale.map((value) => ({ suffix: `~s${String(value)}`, set: { scale: value } }));
}

function offsetAxis({ offset }: SweepYaml): Axis {
  if (!offset) return [];
  return offset.x.flatMap((x) =>
    offset.y.map((y) => ({
      suffix: `~x${String(x)}~y${String(y)}`,
      set: { offset: { unit: offset.unit, x, y } },
    })),
  );
}
