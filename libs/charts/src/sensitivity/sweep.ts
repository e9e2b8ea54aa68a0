import { groupBy, type Arm } from '@atrium/contracts';

export const DIMENSIONS = ['margin', 'scale', 'x', 'y'] as const;
/** What a sweep can vary of a box. */
export type Dimension = (typeof DIMENSIONS)[number];

/** A point of a sweep; every dimension has a value, swept or not. */
export type SweepPoint = Readonly<Record<Dimension, number>>;

/** One strategy's sweep: which dimensions vary, over which values, and the arms at a point. */
export interface Sweep {
  /** Its strategy's id; with corrections, that and the round, as arms are named. */
  readonly name: string;
  readonly strategy: string;
  readonly swept: readonly Dimension[];
  readonly values: Readonly<Record<Dimension, readonly number[]>>;
  readonly labels: Readonly<Record<Dimension, string>>;
  readonly arms: readonly { readonly id: string; readonly point: SweepPoint }[];
}

const pointOf = ({ prompt }: Arm): SweepPoint => ({
  margin: prompt.margin.value,
  scale: prompt.scale,
  x: prompt.offset.x,
  y: prompt.offset.y,
});

/**
 * The sweeps of a protocol's arms, in protocol order, each round of corrections its own: it is no repetition. A strategy at a single
 * point has none.
 */
export function sweepsOf(arms: readonly Arm[]): Sweep[] {
  return [...groupBy(arms, sweepName).entries()]
    .map(([name, ofOne]) => sweepOf(name, ofOne))
    .filter(({ swept }) => swept.length > 0);
}

const sweepName = ({ id, strategy }: Arm): string => `${strategy}${/~i\d+$/.exec(id)?.[0] ?? ''}`;

function sweepOf(name: string, arms: readonly Arm[]): Sweep {
  const placed = arms.map((arm) => ({ id: arm.id, point: pointOf(arm) }));
  const distinct = (dimension: Dimension): number[] =>
    [...new Set(placed.map(({ point }) => point[dimension]))].sort((a, b) => a - b);
  const values = {
    margin: distinct('margin'),
    scale: distinct('scale'),
    x: distinct('x'),
    y: distinct('y'),
  };
  return {
    name,
    strategy: arms[0].strategy,
    swept: DIMENSIONS.filter((dimension) => values[dimension].length > 1),
    values,
    labels: labelsOf(arms[0]),
    arms: placed,
  };
}

function labelsOf({ prompt }: Arm): Sweep['labels'] {
  const { unit } = prompt.offset;
  const shift = unit === null ? '' : unit === 'fraction' ? ' (fraction of the box)' : ` (${unit})`;
  return {
    margin: `Margin (${prompt.margin.unit})`,
    scale: 'Scale',
    x: `Offset to the left${shift}`,
    y: `Offset to posterior${shift}`,
  };
}

const NEUTRAL: SweepPoint = { margin: 0, scale: 1, x: 0, y: 0 };

/** The point of a sweep that changes the box least: where a dimension that is not shown is held unless said. */
export function nominalPoint({ values }: Sweep): SweepPoint {
  const nearest = (dimension: Dimension): number =>
    [...values[dimension]].sort(
      (a, b) => Math.abs(a - NEUTRAL[dimension]) - Math.abs(b - NEUTRAL[dimension]),
    )[0];
  return {
    margin: nearest('margin'),
    scale: nearest('scale'),
    x: nearest('x'),
    y: nearest('y'),
  };
}
