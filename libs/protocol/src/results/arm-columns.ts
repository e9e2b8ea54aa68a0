import type { Arm, ResultsRow } from '@atrium/contracts';

/** The columns of results.csv that an arm alone decides. */
export type ArmColumns = Pick<
  ResultsRow,
  | 'repetition'
  | 'margin_px'
  | 'margin_mm'
  | 'scale'
  | 'offset_unit'
  | 'offset_x'
  | 'offset_y'
  | 'prompt_source'
  | 'prompt_kind'
  | 'z_range'
>;

const NO_PROMPT = {
  margin_px: null,
  margin_mm: null,
  scale: null,
  offset_unit: null,
  offset_x: null,
  offset_y: null,
} as const;

/**
 * What results.csv says of an arm's prompt (CONTRACTS section 2): what the strategy does not set is margin 0 px, scale 1,
 * offset 0 without a unit; kind none has no prompt at all.
 */
export function armColumns({ repetition, prompt }: Arm): ArmColumns {
  const common = {
    repetition,
    prompt_source: prompt.source,
    prompt_kind: prompt.kind,
    z_range: prompt.zRange,
  };
  if (prompt.kind === 'none') return { ...common, ...NO_PROMPT };
  const { margin, scale, offset } = prompt;
  return {
    ...common,
    margin_px: margin.unit === 'px' ? margin.value : null,
    margin_mm: margin.unit === 'mm' ? margin.value : null,
    scale,
    offset_unit: offset.unit,
    offset_x: offset.x,
    offset_y: offset.y,
  };
}
