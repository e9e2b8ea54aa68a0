'use client';

import {
  DIMENSIONS,
  nominalPoint,
  type Dimension,
  type Sweep,
  type SweepPoint,
} from '@atrium/charts';
import { parseAsFloat, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { parseAsMetric, useKnownMetric } from '../distributions/chart-settings';

const VIEWS = ['chart', 'table'] as const;

const useAddress = () =>
  useQueryStates({
    metric: parseAsMetric.withDefault('dice'),
    strategy: parseAsString,
    across: parseAsStringLiteral(DIMENSIONS),
    down: parseAsStringLiteral(DIMENSIONS),
    over: parseAsStringLiteral(DIMENSIONS),
    margin: parseAsFloat,
    scale: parseAsFloat,
    x: parseAsFloat,
    y: parseAsFloat,
    map: parseAsStringLiteral(VIEWS).withDefault('chart'),
    lines: parseAsStringLiteral(VIEWS).withDefault('chart'),
  });

type Address = ReturnType<typeof useAddress>[0];

/** Scale against offset where both are swept; else the first two that are. */
const PREFERRED: readonly (readonly [Dimension, Dimension])[] = [
  ['x', 'scale'],
  ['x', 'y'],
  ['margin', 'scale'],
  ['margin', 'x'],
];

/**
 * Which sweep is shown and how; what the address asks for and the sweep has not is as if it were not asked for.
 * @param shown the strategy whose numbers are there, while those of the address's are not
 */
export function useSweepSettings(sweeps: readonly Sweep[], shown?: string) {
  const [asked, setAddress] = useAddress();
  const address = { ...asked, metric: useKnownMetric(asked.metric) };
  const strategy = shown ?? address.strategy;
  const sweep = sweeps.find((one) => one.name === strategy) ?? sweeps[0];
  return { ...settle(address, sweep), address, setAddress };
}

function settle(address: Address, sweep: Sweep) {
  const { swept } = sweep;
  const asked = (dimension: Dimension | null, not?: Dimension): dimension is Dimension =>
    dimension !== null && dimension !== not && swept.includes(dimension);
  const preferred = PREFERRED.find((pair) => pair.every((one) => swept.includes(one)));
  const across = asked(address.across) ? address.across : (preferred?.[0] ?? swept[0]);
  const other = preferred?.find((one) => one !== across) ?? swept.find((one) => one !== across);
  const down = asked(address.down, across) ? address.down : (other ?? null);
  const over = asked(address.over) ? address.over : swept[0];
  return { sweep, across, down, over, held: heldPoint(address, sweep) };
}

function heldPoint(address: Address, sweep: Sweep): SweepPoint {
  const nominal = nominalPoint(sweep);
  const at = (dimension: Dimension): number => {
    const asked = address[dimension];
    return asked !== null && sweep.values[dimension].includes(asked) ? asked : nominal[dimension];
  };
  return { margin: at('margin'), scale: at('scale'), x: at('x'), y: at('y') };
}
