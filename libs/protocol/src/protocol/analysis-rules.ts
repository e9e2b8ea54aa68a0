import {
  endpointOf,
  type AnalysisYaml,
  type Arm,
  type ComparisonYaml,
  type StrategyYaml,
} from '@atrium/contracts';
import { armsOf } from '../arms/expand';
import { apartIn } from '../arms/like-for-like';
import { DEFAULT_TOLERANCES_MM } from '../settings';
import { show, type Finding } from './finding';
import { MAX_ARMS, some, totalArms, type ProtocolParts, type ProtocolRule } from './protocol-rules';

type KnownArm = Pick<Arm, 'id' | 'strategy' | 'prompt'>;

/** Rules over `analysis:`, in the order in which they are checked: a claim that could not be answered is refused when it is read. */
export const ANALYSIS_RULES: readonly ProtocolRule[] = [
  function endpointMeasured({ analysis, metrics }) {
    const tolerance = /^nsd_(.+)mm$/.exec(analysis?.endpoint ?? '')?.[1];
    const measured = metrics?.nsdToleranceMm ?? DEFAULT_TOLERANCES_MM;
    if (tolerance === undefined || measured.some((mm) => String(mm) === tolerance)) return [];
    const expected = measured.map((mm) => `nsd_${mm}mm`).join(', ');
    return [
      {
        path: ['analysis', 'endpoint'],
        message: `found ${show(analysis?.endpoint)}, a tolerance that metrics.nsdToleranceMm has not; expected one of: ${expected}.`,
      },
    ];
  },
  function armsKnown(parts) {
    const arms = knownArms(parts);
    if (!arms) return [];
    const ids = arms.map(({ id }) => id);
    return namedArms(parts.analysis).flatMap(({ path, arm }) =>
      ids.includes(arm)
        ? []
        : [{ path, message: `unknown arm ${show(arm)}; expected one of: ${some(ids)}.` }],
    );
  },
  function comparisonsOnce({ analysis }) {
    const ids = (analysis?.comparisons ?? []).map(({ id }) => id.toLowerCase());
    return ids.flatMap((id, i) =>
      ids.indexOf(id) === i
        ? []
        : [
            {
              path: ['analysis', 'comparisons', i, 'id'],
              message: `comparison ${show(id)} stands twice; expected each id once.`,
            },
          ],
    );
  },
  function twoArms({ analysis }) {
    return comparisons(analysis, ({ arm, against }) =>
      arm === against
        ? { key: 'against', message: `found ${show(arm)} against itself; expected two arms.` }
        : null,
    );
  },
  function marginWhereOneIsMeant({ analysis }) {
    return comparisons(analysis, ({ kind, margin }) => {
      if (kind === 'difference' && margin !== undefined) {
        return {
          key: 'margin',
          message: 'found a margin with kind difference; expected none, or another kind.',
        };
      }
      if (kind !== 'difference' && margin === undefined)
        return { key: 'kind', message: `found kind ${kind} without margin; expected a margin.` };
      return null;
    });
  },
  function likeForLike(parts) {
    const arms = knownArms(parts);
    return comparisons(parts.analysis, ({ arm, against, notLikeForLike }) => {
      const [a, b] = [arm, against].map((id) => arms?.find((one) => one.id === id));
      const apart = a && b ? differences(a, b) : [];
      if (apart.length === 0 || notLikeForLike === true) return null;
      return {
        key: 'against',
        message: `found arms that differ in ${apart.join(' and in ')}; expected arms that are alike in both, or notLikeForLike: true.`,
      };
    });
  },
  function acceptanceBound({ analysis }) {
    const bound = endpointOf(analysis?.endpoint ?? '').isDistance ? 'atMost' : 'atLeast';
    return (analysis?.acceptance ?? []).flatMap((one, i) => {
      const given = (['atLeast', 'atMost'] as const).filter((key) => one[key] !== undefined);
      if (given.length === 1 && given[0] === bound) return [];
      const message = `found ${given.length === 0 ? 'no bound' : given.join(' and ')}; expected ${bound}, for the endpoint is ${analysis?.endpoint}.`;
      return [{ path: ['analysis', 'acceptance', i], message }];
    });
  },
  function numbersOfTheEndpoint({ analysis }) {
    if (!analysis) return [];
    const { isDistance } = endpointOf(analysis.endpoint);
    return numbersIn(analysis).flatMap(({ path, value }) => {
      if (isDistance ? value > 0 : value > 0 && value < 1) return [];
      const expected = isDistance
        ? 'millimetres above 0'
        : 'a share between 0 and 1, no percentage';
      const message = `found ${value}; expected ${expected}, for the endpoint is ${analysis.endpoint}.`;
      return [{ path, message }];
    });
  },
  function nominalOfItsSweep({ analysis, strategies, allStrategies }) {
    if (!allStrategies || totalArms(strategies) > MAX_ARMS) return [];
    return (analysis?.robustRange ?? []).flatMap(({ strategy, nominal }, i) => {
      const path = ['analysis', 'robustRange', i];
      const found = strategies.find(({ id }) => id === strategy);
      return sweepFindings(found, strategies, strategy, nominal, path);
    });
  },
];

function sweepFindings(
  found: StrategyYaml | undefined,
  strategies: readonly StrategyYaml[],
  strategy: string,
  nominal: string,
  path: Finding['path'],
): Finding[] {
  const swept = strategies.filter(({ sweep }) => sweep !== undefined).map(({ id }) => id);
  if (!found?.sweep) {
    const expected = swept.length === 0 ? 'a strategy with a sweep' : `one of: ${some(swept)}`;
    const message = `found ${show(strategy)}, no strategy with a sweep; expected ${expected}.`;
    return [{ path: [...path, 'strategy'], message }];
  }
  const ids = armsOf(found).map(({ id }) => id);
  if (ids.includes(nominal)) return [];
  const message = `found ${show(nominal)}, no arm of ${strategy}; expected one of: ${some(ids)}.`;
  return [{ path: [...path, 'nominal'], message }];
}

/** Every arm of the protocol; null where that cannot be known. */
function knownArms({ strategies, allStrategies }: ProtocolParts): KnownArm[] | null {
  if (!allStrategies || totalArms(strategies) > MAX_ARMS) return null;
  return strategies.flatMap(armsOf);
}

/** Margins, losses and bounds: all are in the endpoint's unit. */
function numbersIn({ comparisons: compared, acceptance, robustRange }: AnalysisYaml) {
  const of = <T>(
    key: string,
    all: readonly T[] | undefined,
    names: readonly (keyof T & string)[],
  ) =>
    (all ?? []).flatMap((one, i) =>
      names.flatMap((name) => {
        const value = one[name];
        return typeof value === 'number' ? [{ path: ['analysis', key, i, name], value }] : [];
      }),
    );
  return [
    ...of('comparisons', compared, ['margin']),
    ...of('acceptance', acceptance, ['atLeast', 'atMost']),
    ...of('robustRange', robustRange, ['loss']),
  ];
}

/** Where comparisons and acceptance name an arm. */
function namedArms(analysis: AnalysisYaml | undefined) {
  const compared = (analysis?.comparisons ?? []).flatMap(({ arm, against }, i) => [
    { path: ['analysis', 'comparisons', i, 'arm'], arm },
    { path: ['analysis', 'comparisons', i, 'against'], arm: against },
  ]);
  const accepted = (analysis?.acceptance ?? []).map(({ arm }, i) => ({
    path: ['analysis', 'acceptance', i, 'arm'],
    arm,
  }));
  return [...compared, ...accepted];
}

const differences = (a: KnownArm, b: KnownArm): string[] =>
  apartIn(a, b).map((key) => `${key} (${a.prompt[key]}, ${b.prompt[key]})`);

function comparisons(
  analysis: AnalysisYaml | undefined,
  rule: (comparison: ComparisonYaml) => { key: string; message: string } | null,
): Finding[] {
  return (analysis?.comparisons ?? []).flatMap((comparison, i) => {
    const found = rule(comparison);
    return found
      ? [{ path: ['analysis', 'comparisons', i, found.key], message: found.message }]
      : [];
  });
}
