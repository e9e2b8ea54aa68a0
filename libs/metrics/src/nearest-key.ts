/** The key slice nearest to a slice, the more inferior of two at one distance; null where there is none. */
export function nearestKey(slice: number, keySlices: readonly number[]): number | null {
  let nearest: number | null = null;
  for (const key of keySlices) {
    const by = Math.abs(slice - key);
    const best = nearest === null ? Infinity : Math.abs(slice - nearest);
    if (by < best || (by === best && nearest !== null && key < nearest)) nearest = key;
  }
  return nearest;
}
