import type { ArmPrompt, ProtocolYaml } from '@atrium/contracts';
import { armsOf } from '@atrium/protocol';

/** The points of a strategy's sweep: where each lies on every swept axis, and its arms (several with jitter). */
export interface SweepGrid {
  readonly strategy: string;
  readonly points: readonly {
    readonly arms: readonly string[];
    readonly place: readonly number[];
  }[];
}

const AXES: readonly ((prompt: ArmPrompt) => number)[] = [
  ({ margin }) => margin.value,
  ({ scale }) => scale,
  ({ offset }) => offset.x,
  ({ offset }) => offset.y,
  ({ rounds }) => rounds ?? 0,
];

/** The sweep of a strategy as a grid, rounds of corrections an axis of it; axes of one value have one place. */
export function sweepGrid({ strategies }: Pick<ProtocolYaml, 'strategies'>, id: string): SweepGrid {
  const arms = strategies.filter((strategy) => strategy.id === id).flatMap(armsOf);
  const values = AXES.map((axis) =>
    [...new Set(arms.map(({ prompt }) => axis(prompt)))].sort((a, b) => a - b),
  );
  const points = new Map<string, { arms: string[]; place: number[] }>();
  for (const { id: arm, prompt } of arms) {
    const place = AXES.map((axis, i) => values[i].indexOf(axis(prompt)));
    const point = points.get(place.join()) ?? { arms: [], place };
    point.arms.push(arm);
    points.set(place.join(), point);
  }
  return { strategy: id, points: [...points.values()] };
}
