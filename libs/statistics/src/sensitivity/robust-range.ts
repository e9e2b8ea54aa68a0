/** One point of a sweep: its place on the grid, and what is known of its loss against the nominal arm at each site. */
export interface GridPoint {
  readonly arm: string;
  /** The index of its value on every swept axis. */
  readonly place: readonly number[];
  /** Lower bounds of the paired difference to the nominal arm, one a site, simultaneous over the site's points. */
  readonly lower: readonly number[];
}

/**
 * The robust range: the points that hang together with the nominal one, step by step along one axis, through points whose
 * bound stays above -loss at every site. The nominal point belongs to it whatever its bound.
 *
 * @param loss above 0: what may be lost, declared beforehand
 * @returns arms, in the order given
 */
export function robustRange(
  points: readonly GridPoint[],
  nominal: string,
  loss: number,
): readonly string[] {
  const start = points.find(({ arm }) => arm === nominal);
  if (!start) return [];
  const holds = ({ lower }: GridPoint): boolean => lower.every((bound) => bound > -loss);
  const within = new Set([start]);
  for (const point of within) {
    for (const other of points)
      if (!within.has(other) && holds(other) && areNeighbours(point, other)) within.add(other);
  }
  return points.filter((point) => within.has(point)).map(({ arm }) => arm);
}

/** One step apart along one axis. */
function areNeighbours(a: GridPoint, b: GridPoint): boolean {
  const steps = a.place.map((at, axis) => Math.abs(at - b.place[axis]));
  return steps.reduce((sum, step) => sum + step, 0) === 1;
}
