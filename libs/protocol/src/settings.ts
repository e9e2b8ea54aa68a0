import type { EvaluationSettings, ProtocolYaml } from '@atrium/contracts';

/** NSD tolerances (mm) where a protocol names none. */
export const DEFAULT_TOLERANCES_MM: readonly number[] = [1, 2];

/** What every arm of a protocol shares: target, seed, the tolerances of NSD (mm, ascending, each once) and a convention that is not ours. */
export function settingsOf(protocol: ProtocolYaml): EvaluationSettings {
  return {
    target: targetOf(protocol.target),
    seed: protocol.seed,
    nsdToleranceMm: unique([...(protocol.metrics?.nsdToleranceMm ?? DEFAULT_TOLERANCES_MM)]).sort(
      (a, b) => a - b,
    ),
    ...(protocol.metrics?.convention === 'monai' && { convention: 'monai' }),
  };
}

/** The target's labels, and those that count as background, each once. */
export const targetOf = ({
  name,
  label,
  ignore,
}: ProtocolYaml['target']): EvaluationSettings['target'] => ({
  name,
  labels: unique(list(label)),
  ignore: unique(list(ignore ?? [])),
});

const list = (value: number | readonly number[]): readonly number[] =>
  typeof value === 'number' ? [value] : value;

const unique = (values: readonly number[]): number[] => [...new Set(values)];
