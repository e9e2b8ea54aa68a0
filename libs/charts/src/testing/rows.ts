import type { Arm, BoxPlot, ResultFilter, SummaryRow } from '@atrium/contracts';

/** An arm of a box per slice, at a point of a sweep. */
export const arm = (id: string, prompt: Partial<Arm['prompt']> = {}, repetition = 1): Arm => ({
  id,
  strategy: id.split('~')[0],
  model: 'm',
  repetition,
  prompt: {
    kind: 'box-per-slice',
    source: 'reference',
    zRange: 'reference',
    margin: { unit: 'px', value: 0 },
    scale: 1,
    offset: { unit: null, x: 0, y: 0 },
    ...prompt,
  },
  postprocess: [],
  keepMask: true,
});

export const box = (median: number | null, n = 4): BoxPlot => ({
  n,
  median,
  q1: median === null ? null : median - 0.05,
  q3: median === null ? null : median + 0.05,
  low: null,
  high: null,
  mean: median,
});

/** The numbers of an arm at a site. */
export const summary = (
  site: string,
  of: string,
  median: number | null,
  more: Partial<SummaryRow> = {},
): SummaryRow => ({
  site,
  split: null,
  strategy: of.split('~')[0],
  arm: of,
  prompt_source: 'reference',
  z_range: 'reference',
  completed: 4,
  failed: 0,
  excluded: 0,
  without_reference: 0,
  undefined: 0,
  min: null,
  max: null,
  sd: null,
  box: box(median),
  all: box(median),
  prompts: 10,
  model_seconds: 1,
  ...more,
});

/** A filter that lets everything through but for what is said. */
export const filter = (more: Partial<ResultFilter> = {}): ResultFilter => ({
  sites: [],
  strategies: [],
  arms: [],
  statuses: [],
  codes: [],
  covariates: {},
  text: '',
  ...more,
});
