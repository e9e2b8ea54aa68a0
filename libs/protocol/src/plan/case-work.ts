import type { Arm, CaseIssue } from '@atrium/contracts';

/** What a plan needs to know of a case, read from its files. Slices are 0-based in the radiological frame. */
export interface CaseFacts {
  readonly case_id: string;
  /** Slices with a voxel of the target, ascending; null where the manifest names no reference. */
  readonly labelledSlices: readonly number[] | null;
  /** Voxels along x, y and z; null where the files could not be read. */
  readonly size: readonly [number, number, number] | null;
  /** mm along x, y and z; as the network's own where it is not said. */
  readonly spacing?: readonly [number, number, number] | null;
  /** Why the case cannot be evaluated: it is planned as failed. */
  readonly issue?: CaseIssue;
}

/** What one arm asks of its model on one case. */
export interface ArmWork {
  /** What a person would draw: boxes, points or masks. */
  readonly prompts: number;
  /** Slices that it segments: of a promptable model each needs an encoder pass. */
  readonly slices: readonly number[];
  /** Of rounds, those of its last tracking: the ones before are the arms' with fewer rounds, which it goes on from. */
  readonly decodings: number;
}

const NOTHING: ArmWork = { prompts: 0, slices: [], decodings: 0 };

/**
 * The work of an arm on a case, as CONTRACTS section 3 draws the prompts; nothing where the arm is excluded. Exact for
 * boxes from the reference. Estimated where the model or an automatic source decides: the labelled slices stand for
 * what such a source finds (every slice where there is no reference), and a chain or a track runs over its whole z-range.
 */
export function armWork({ prompt }: Arm, facts: CaseFacts): ArmWork {
  const { size, labelledSlices, issue } = facts;
  if (issue || !size) return NOTHING;
  const all = range(0, size[2] - 1);
  if (prompt.kind === 'none') return { prompts: 0, slices: all, decodings: 0 };
  const labelled = labelledSlices ?? [];
  const needsReference = prompt.source === 'reference' || prompt.zRange === 'reference';
  if (needsReference && labelled.length === 0) return NOTHING;
  const marked = labelled.length > 0 ? labelled : all;
  const slices = slicesOf(prompt, marked, all);
  return {
    prompts: prompt.source === 'automatic' ? 0 : drawn(prompt, marked) + (prompt.rounds ?? 0),
    slices,
    decodings: slices.length,
  };
}

function slicesOf(
  { kind, zRange }: Arm['prompt'],
  marked: readonly number[],
  all: readonly number[],
): readonly number[] {
  const between = range(marked[0], marked[marked.length - 1]);
  if (kind === 'box-per-slice') return marked;
  if (kind === 'box-every-k') return between;
  return zRange === 'full' ? all : between;
}

function drawn({ kind, every = 1, keySlices = 1 }: Arm['prompt'], marked: readonly number[]) {
  if (kind === 'box-per-slice') return marked.length;
  // L[0], L[k], ... and always the last.
  if (kind === 'box-every-k') return Math.ceil((marked.length - 1) / every) + 1;
  return kind === 'boxes-tracked' ? Math.min(keySlices, marked.length) : 1;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
