import type { ArmPrompt, PromptKind, PromptYaml } from '@atrium/contracts';

/** What a strategy's prompt says before a sweep sets its point: every default of CONTRACTS section 2 filled in. */
export function resolvePrompt(prompt: PromptYaml): ArmPrompt {
  const source = prompt.kind === 'none' ? 'none' : (prompt.source ?? 'reference');
  return {
    kind: prompt.kind,
    source,
    by: prompt.by,
    every: prompt.every,
    keySlice: takesKeySlice(prompt.kind) ? (prompt.keySlice ?? 'largest') : undefined,
    keySlices: prompt.keySlices,
    stop: prompt.stop,
    zRange: prompt.zRange ?? defaultZRange(prompt.kind, source),
    margin: marginOf(prompt),
    scale: prompt.scale ?? 1,
    offset: prompt.offset ?? { unit: null, x: 0, y: 0 },
    jitter: prompt.jitter && { unit: prompt.jitter.unit, amount: prompt.jitter.amount },
  };
}

/** Kinds that start from one key slice. */
export const takesKeySlice = (kind: PromptKind): boolean =>
  kind === 'box-tracked' || kind === 'mask-tracked' || kind === 'box-chained';

/** Kinds whose boxes are drawn slice by slice: drawn from the reference, they know the labelled range. */
export const isSliceWise = (kind: PromptKind): boolean =>
  kind === 'box-per-slice' || kind === 'box-every-k';

const defaultZRange = (kind: PromptKind, source: ArmPrompt['source']): ArmPrompt['zRange'] =>
  isSliceWise(kind) && source === 'reference' ? 'reference' : 'full';

const marginOf = ({ marginPx, marginMm }: PromptYaml): ArmPrompt['margin'] =>
  marginMm === undefined ? { unit: 'px', value: marginPx ?? 0 } : { unit: 'mm', value: marginMm };
