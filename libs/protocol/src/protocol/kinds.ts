import type { ModelFamily, PromptKind, PromptYaml } from '@atrium/contracts';

type PromptKey = keyof PromptYaml;

const BOX: readonly PromptKey[] = ['marginPx', 'marginMm', 'scale', 'offset', 'jitter'];
const TRACKED: readonly PromptKey[] = ['zRange', 'stop', 'rounds'];

/** What a kind of prompt takes besides `kind`, `source` and `by`, and what it cannot do without. */
interface KindRule {
  readonly takes: readonly PromptKey[];
  readonly needs: readonly PromptKey[];
}

/** Keys per kind (CONTRACTS section 2). */
export const KINDS: Record<PromptKind, KindRule> = {
  'box-per-slice': { takes: [...BOX, 'zRange'], needs: ['source'] },
  'box-every-k': { takes: [...BOX, 'zRange', 'every'], needs: ['source', 'every'] },
  'box-chained': { takes: [...BOX, 'zRange', 'keySlice'], needs: ['source'] },
  'box-tracked': { takes: [...BOX, ...TRACKED, 'keySlice'], needs: ['source'] },
  'mask-tracked': { takes: [...TRACKED, 'keySlice'], needs: ['source'] },
  'boxes-tracked': { takes: [...BOX, ...TRACKED, 'keySlices'], needs: ['source', 'keySlices'] },
  none: { takes: [], needs: [] },
};

/** Every key that a prompt of a kind may have. */
export const keysOfKind = (kind: PromptKind): readonly PromptKey[] =>
  kind === 'none' ? ['kind'] : ['kind', 'source', 'by', ...KINDS[kind].takes];

/** Keys of a sweep that move a box: they make sense where the prompt is one. */
export const sweepable = (kind: PromptKind): boolean => KINDS[kind].takes.includes('scale');

/** Kinds of prompt that each family of models runs. */
export const FAMILY_KINDS: Record<ModelFamily, readonly PromptKind[]> = {
  medsam1: ['box-per-slice', 'box-every-k', 'box-chained'],
  medsam2: [
    'box-per-slice',
    'box-every-k',
    'box-chained',
    'box-tracked',
    'mask-tracked',
    'boxes-tracked',
  ],
  'task-specific': ['none'],
};
