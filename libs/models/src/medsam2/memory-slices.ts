/** +1 towards superior, -1 towards inferior. */
export type Step = 1 | -1;

/**
 * Slices without prompt that slice `z` remembers, farthest first: the one just before it, and before that every `stride`-th
 * slice of the volume (SAM 2's memory_temporal_stride_for_eval).
 *
 * @param slots memories at most, the current slice counted
 * @returns the slice, and how many memories back it is (1 is the nearest)
 */
export function rememberedSlices(
  z: number,
  step: Step,
  { slots, stride }: { readonly slots: number; readonly stride: number },
): { slice: number; back: number }[] {
  const along = z * step;
  // The nearest multiple of the stride that lies at least two steps back.
  const anchor = Math.floor((along - 2) / stride) * stride;
  return Array.from({ length: Math.max(0, slots - 1) }, (_, i) => {
    const back = slots - 1 - i;
    const at = back === 1 ? along - 1 : anchor - (back - 2) * stride;
    return { slice: at * step, back };
  });
}

/**
 * Prompted slices that slice `z` attends to: all, or the `most` nearest, where the nearest before and the nearest from z on
 * come first (SAM 2's select_closest_cond_frames).
 *
 * @param prompted in the order in which they were prompted
 * @param most -1 for all
 */
export function attendedPrompts(z: number, prompted: readonly number[], most: number): number[] {
  if (most === -1 || prompted.length <= most) return [...prompted];
  const before = prompted.filter((t) => t < z);
  const after = prompted.filter((t) => t >= z);
  const chosen = [
    ...(before.length > 0 ? [Math.max(...before)] : []),
    ...(after.length > 0 ? [Math.min(...after)] : []),
  ];
  const rest = prompted
    .filter((t) => !chosen.includes(t))
    .sort((a, b) => Math.abs(a - z) - Math.abs(b - z));
  return [...chosen, ...rest.slice(0, most - chosen.length)];
}
